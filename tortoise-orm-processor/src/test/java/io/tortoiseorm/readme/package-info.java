/**
 * The samples of the README that use typed paths.
 */
@NullMarked
package io.tortoiseorm.readme;

import org.jspecify.annotations.NullMarked;
