/**
 * The public API as users write it.
 */
@NullMarked
package io.tortoiseorm.api;

import org.jspecify.annotations.NullMarked;
