/**
 * Observations of statements, and comments in them that lead to traces.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
