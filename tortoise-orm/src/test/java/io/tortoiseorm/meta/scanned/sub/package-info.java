/**
 * Models below to be found by looking through packages.
 */
@NullMarked
package io.tortoiseorm.meta.scanned.sub;

import org.jspecify.annotations.NullMarked;
