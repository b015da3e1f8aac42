package io.tortoiseorm;

import java.util.LinkedHashMap;
import java.util.Map;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Expression;

/**
 * Names and expressions given alternately.
 */
final class NamedExpressions {

	private NamedExpressions() {
	}

	static Map<String, Expression<?>> of(String name, Expression<?> expression, Object... more) {
		if (more.length % 2 != 0) {
			throw new ParamsError("Names and expressions must alternate, found a name without expression: '"
					+ more[more.length - 1] + "'.");
		}
		Map<String, Expression<?>> expressions = new LinkedHashMap<>();
		expressions.put(name, expression);
		for (int i = 0; i < more.length; i += 2) {
			if (!(more[i] instanceof String next) || !(more[i + 1] instanceof Expression<?> value)) {
				throw new ParamsError("Names and expressions must alternate, found " + described(more[i]) + " and "
						+ described(more[i + 1]) + ".");
			}
			expressions.put(next, value);
		}
		return expressions;
	}

	private static String described(Object value) {
		return (value instanceof String text) ? "'" + text + "'" : value.getClass().getSimpleName();
	}

}
