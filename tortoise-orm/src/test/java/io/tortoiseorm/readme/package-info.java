/**
 * The samples of the README.
 */
@NullMarked
package io.tortoiseorm.readme;

import org.jspecify.annotations.NullMarked;
