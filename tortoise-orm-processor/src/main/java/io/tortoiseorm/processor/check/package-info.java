/**
 * The mistakes that can be seen at compile time.
 */
@NullMarked
package io.tortoiseorm.processor.check;

import org.jspecify.annotations.NullMarked;
