/**
 * The errors of the ORM: messages to a person, saying what was found and what is allowed.
 */
@NullMarked
package io.tortoiseorm.exceptions;

import org.jspecify.annotations.NullMarked;
