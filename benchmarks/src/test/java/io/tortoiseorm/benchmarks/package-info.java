/**
 * Tests that the benchmarks measure what they say.
 */
@NullMarked
package io.tortoiseorm.benchmarks;

import org.jspecify.annotations.NullMarked;
