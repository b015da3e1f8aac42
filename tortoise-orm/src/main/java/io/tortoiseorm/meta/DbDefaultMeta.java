package io.tortoiseorm.meta;

import io.tortoiseorm.fields.DbDefault;
import org.jspecify.annotations.Nullable;

/**
 * The default of a column.
 *
 * @param kind what makes the value
 * @param value the logical value of a literal; {@code null} for the other kinds
 * @param sql the expression of {@link DbDefault.Kind#SQL}; {@code null} for the other
 * kinds
 */
public record DbDefaultMeta(DbDefault.Kind kind, @Nullable Object value, @Nullable String sql) {

}
