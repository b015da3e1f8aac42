/**
 * The samples of the README that use typed paths.
 */
@NullMarked
package io.tortoiseorm.docs;

import org.jspecify.annotations.NullMarked;
