/**
 * Runs isolation without annotations.
 */
@NullMarked
package io.tortoiseorm.spring.boot.test.context;

import org.jspecify.annotations.NullMarked;
