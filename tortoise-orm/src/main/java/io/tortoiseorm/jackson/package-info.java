/**
 * Models as JSON, by Jackson.
 */
@NullMarked
package io.tortoiseorm.jackson;

import org.jspecify.annotations.NullMarked;
