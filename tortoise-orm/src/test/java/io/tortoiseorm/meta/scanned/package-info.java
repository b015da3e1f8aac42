/**
 * Models to be found by looking through packages.
 */
@NullMarked
package io.tortoiseorm.meta.scanned;

import org.jspecify.annotations.NullMarked;
