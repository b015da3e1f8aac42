package io.tortoiseorm.r2dbc.sqlite;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Nullability;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite tells about a column of a result.
 */
final class SqliteColumnMetadata implements ColumnMetadata {

	private final String name;

	private final @Nullable String declaredType;

	private final SqliteType type;

	SqliteColumnMetadata(String name, @Nullable String declaredType) {
		this.name = name;
		this.declaredType = declaredType;
		this.type = SqliteType.of(declaredType);
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public SqliteType getType() {
		return this.type;
	}

	@Override
	public Class<?> getJavaType() {
		return this.type.getJavaType();
	}

	/** The declaration of the column, as {@code VARCHAR(20)}; null for an expression. */
	@Override
	public @Nullable Object getNativeTypeMetadata() {
		return this.declaredType;
	}

	@Override
	public Nullability getNullability() {
		return Nullability.UNKNOWN;
	}

	@Override
	public String toString() {
		return "SqliteColumnMetadata[name=" + this.name + ", declaredType=" + this.declaredType + "]";
	}

}
