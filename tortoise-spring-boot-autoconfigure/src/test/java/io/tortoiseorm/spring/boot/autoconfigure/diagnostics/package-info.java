/**
 * Tests of the explanations of failed starts.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
