/**
 * Tests of the auto-configuration.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
