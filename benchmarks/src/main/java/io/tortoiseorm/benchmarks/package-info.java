/**
 * Benchmarks of the ORM beside the raw driver.
 */
@NullMarked
package io.tortoiseorm.benchmarks;

import org.jspecify.annotations.NullMarked;
