package io.tortoiseorm.sql.ddl;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The default of a column.
 */
public sealed interface ColumnDefault {

	/**
	 * A constant.
	 *
	 * @param value a value of the logical class of the column's type
	 */
	record Literal(Object value) implements ColumnDefault {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Literal literal && Objects.deepEquals(this.value, literal.value);
		}

		@Override
		public int hashCode() {
			return (this.value instanceof byte[] bytes) ? Arrays.hashCode(bytes) : this.value.hashCode();
		}

	}

	/**
	 * The time of the statement, in UTC.
	 */
	record Now() implements ColumnDefault {

	}

	/**
	 * 32 random hexadecimal digits.
	 */
	record RandomHex() implements ColumnDefault {

	}

	/**
	 * A random UUID, in the form that the column's type has on the database.
	 */
	record RandomUuid() implements ColumnDefault {

	}

	/**
	 * An expression, as the database knows it.
	 *
	 * @param sql the expression
	 */
	record Expression(String sql) implements ColumnDefault {

	}

}
