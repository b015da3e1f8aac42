/**
 * Tests of what dialects write and what databases make of it.
 */
@NullMarked
package io.tortoiseorm.dialect;

import org.jspecify.annotations.NullMarked;
