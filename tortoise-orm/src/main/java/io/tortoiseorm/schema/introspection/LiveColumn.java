package io.tortoiseorm.schema.introspection;

import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a live database.
 *
 * @param name its name
 * @param type its type as the database writes it, for example
 * {@code character varying(20)}
 * @param sqlType the type of the ORM that has such columns, or {@code null} if there is
 * none
 * @param nullable whether it may be NULL
 * @param identity whether the database numbers the rows in it
 * @param defaultValue the default as an expression of the database, or {@code null}
 * @param constant the constant that the default is, as text without quotes, or
 * {@code null} if it is computed or there is none
 * @param computed the expression that it is computed by, or {@code null}
 * @param collation how its texts compare, or {@code null} where that is the type's own
 * way or not known
 * @param comment what it holds, or {@code null}
 */
public record LiveColumn(String name, String type, @Nullable SqlType sqlType, boolean nullable, boolean identity,
		@Nullable String defaultValue, @Nullable String constant, @Nullable String computed, @Nullable String collation,
		@Nullable String comment) {

}
