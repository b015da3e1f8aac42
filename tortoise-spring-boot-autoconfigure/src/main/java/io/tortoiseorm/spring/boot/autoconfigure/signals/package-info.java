/**
 * Finds methods of beans that are receivers of signals.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.signals;

import org.jspecify.annotations.NullMarked;
