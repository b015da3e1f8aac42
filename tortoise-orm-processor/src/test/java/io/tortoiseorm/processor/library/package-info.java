/**
 * Models with private fields and API records.
 */
@NullMarked
package io.tortoiseorm.processor.library;

import org.jspecify.annotations.NullMarked;
