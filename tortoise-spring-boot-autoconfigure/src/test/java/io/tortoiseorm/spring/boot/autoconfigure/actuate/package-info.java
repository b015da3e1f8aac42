/**
 * Tests of monitoring.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
