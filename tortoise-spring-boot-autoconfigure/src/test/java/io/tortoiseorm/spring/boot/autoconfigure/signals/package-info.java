/**
 * Tests of methods that receive signals.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.signals;

import org.jspecify.annotations.NullMarked;
