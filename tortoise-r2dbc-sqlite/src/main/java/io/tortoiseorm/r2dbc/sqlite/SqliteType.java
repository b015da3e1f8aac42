package io.tortoiseorm.r2dbc.sqlite;

import java.nio.ByteBuffer;
import java.util.Locale;

import io.r2dbc.spi.Type;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column, as far as it follows from what the column declares: it tells the
 * Java type of values that are read without a type.
 */
enum SqliteType implements Type {

	/**
	 * Declared with {@code INT}: values are {@link Integer}, {@link Long} beyond its
	 * range.
	 */
	INTEGER(Integer.class),

	/** Declared as a 64-bit integer. */
	BIGINT(Long.class),

	/** Declared as {@code BOOL} or {@code BOOLEAN}. */
	BOOLEAN(Boolean.class),

	/** Declared as a floating point number. */
	REAL(Double.class),

	/** Declared as text. */
	TEXT(String.class),

	/** Declared as {@code BLOB}. */
	BLOB(ByteBuffer.class),

	/** An expression, or a declaration that allows every storage class. */
	ANY(Object.class);

	private final Class<?> javaType;

	SqliteType(Class<?> javaType) {
		this.javaType = javaType;
	}

	/** Finds the type by SQLite's rules for the affinity of a declaration. */
	static SqliteType of(@Nullable String declaration) {
		if (declaration == null) {
			return ANY;
		}
		String type = declaration.toUpperCase(Locale.ROOT);
		if (type.contains("BOOL")) {
			return BOOLEAN;
		}
		if (type.contains("INT")) {
			return type.contains("BIGINT") || type.contains("INT8") || type.contains("BIG INT") ? BIGINT : INTEGER;
		}
		if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
			return TEXT;
		}
		if (type.contains("BLOB")) {
			return BLOB;
		}
		return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") ? REAL : ANY;
	}

	@Override
	public Class<?> getJavaType() {
		return this.javaType;
	}

	@Override
	public String getName() {
		return name();
	}

}
