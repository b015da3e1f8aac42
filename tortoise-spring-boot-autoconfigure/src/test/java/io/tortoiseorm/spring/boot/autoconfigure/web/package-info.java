/**
 * Tests of what HTTP clients see.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
