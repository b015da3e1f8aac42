/**
 * One annotation per field type.
 */
@NullMarked
package io.tortoiseorm.fields;

import org.jspecify.annotations.NullMarked;
