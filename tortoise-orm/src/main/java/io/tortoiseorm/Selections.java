package io.tortoiseorm;

import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.query.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of {@link Queryable} need besides the query state.
 */
final class Selections {

	private Selections() {
	}

	static List<Selection> of(String... fields) {
		return Arrays.stream(fields).map((field) -> new Selection(field, field)).toList();
	}

	static List<Selection> of(Values renames) {
		return renames.asMap().entrySet().stream().map((entry) -> {
			Object source = entry.getValue();
			if (!(source instanceof String) && !(source instanceof Expression<?>)) {
				throw new ParamsError("'" + entry.getKey() + "' selects a path or an expression, found "
						+ ((source != null) ? source.getClass().getSimpleName() : "null") + ".");
			}
			return new Selection(entry.getKey(), source);
		}).toList();
	}

	static Object key(@Nullable Object key) {
		if (key == null) {
			throw new ParamsError("A primary key is needed, found null.");
		}
		return key;
	}

	/**
	 * The query in its own order, or in that of the key when it has none.
	 */
	static <T> QuerySet<T> ordered(QuerySet<T> query, boolean reversed) {
		if (reversed && query.state().isSliced()) {
			throw new ParamsError("last() turns the ordering around, which a query with limit or offset cannot: "
					+ "turn its ordering around yourself and use first().");
		}
		return query.with((state) -> state.withEffectiveOrdering(reversed));
	}

	static <T> QuerySetSingle<T> extreme(QuerySet<T> query, String[] fields, boolean greatest) {
		if (fields.length == 0) {
			throw new FieldError((greatest ? "latest" : "earliest") + "(..) needs at least one field.");
		}
		List<Ordering> terms = Arrays.stream(fields)
			.map(Ordering::of)
			.map((term) -> greatest ? term.reversed() : term)
			.toList();
		return new QuerySetSingle<>(query.orderBy(terms.toArray(Ordering[]::new)), QuerySetSingle.Expectation.FIRST);
	}

	/**
	 * The results, if a publisher can emit them.
	 */
	static <T> List<T> emittable(List<T> results) {
		for (T result : results) {
			if (result == null) {
				throw new OperationalError("A selected value is NULL, which a publisher cannot emit: read the values "
						+ "by list(), or filter them by '__isnull'.");
			}
		}
		return results;
	}

}
