package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * An SQL function of text arguments. It is {@code NULL} where an argument is, as most
 * functions of SQL.
 */
final class ScalarFunction extends Function {

	private final int arguments;

	private final Body body;

	ScalarFunction(int arguments, Body body) {
		this.arguments = arguments;
		this.body = body;
	}

	@Override
	protected void xFunc() throws SQLException {
		@Nullable String[] values = new @Nullable String[this.arguments];
		for (int i = 0; i < values.length; i++) {
			values[i] = value_text(i);
			if (values[i] == null) {
				result();
				return;
			}
		}
		try {
			returns(this.body.call(Arrays.copyOf(values, values.length)));
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			error(String.valueOf(ex.getMessage()));
		}
	}

	private void returns(@Nullable Object value) throws SQLException {
		if (value == null) {
			result();
		}
		else if (value instanceof Integer number) {
			result(number.intValue());
		}
		else {
			result(value.toString());
		}
	}

	/**
	 * What a function does.
	 */
	@FunctionalInterface
	interface Body {

		/**
		 * Calls the function.
		 * @param arguments its arguments as text, none of them null
		 * @return an {@link Integer}, text or null
		 * @throws IllegalArgumentException if an argument cannot be used; the message
		 * must not hold its value
		 */
		@Nullable Object call(String[] arguments);

	}

}
