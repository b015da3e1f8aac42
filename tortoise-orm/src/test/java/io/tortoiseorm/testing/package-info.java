/**
 * Databases to test on: one test class runs on every database of the run, each time in a
 * database of its own. Start at {@link io.tortoiseorm.testing.DatabaseTest}.
 */
@NullMarked
package io.tortoiseorm.testing;

import org.jspecify.annotations.NullMarked;
