/**
 * The annotation processors.
 */
@NullMarked
package io.tortoiseorm.processor;

import org.jspecify.annotations.NullMarked;
