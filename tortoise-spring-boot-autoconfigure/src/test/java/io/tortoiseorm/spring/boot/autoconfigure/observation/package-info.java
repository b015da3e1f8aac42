/**
 * Tests of what is observed.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
