/**
 * API records.
 */
@NullMarked
package io.tortoiseorm.processor.record;

import org.jspecify.annotations.NullMarked;
