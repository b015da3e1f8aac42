package io.tortoiseorm.expressions;

import org.jspecify.annotations.Nullable;

/**
 * A field and what it is set to. Made by {@link FieldPath#set}.
 *
 * @param field the name of the field
 * @param value a plain value, an instance, or an {@link Expression}
 */
public record FieldUpdate(String field, @Nullable Object value) {

}
