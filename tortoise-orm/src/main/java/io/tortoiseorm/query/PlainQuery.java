package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.LookupCondition;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.OrderBy;
import org.jspecify.annotations.Nullable;

/**
 * A query that does nothing but compare the model's own fields with values, order by them
 * and take a slice. The statements of two such queries differ in nothing but the bound
 * values when their shapes are equal.
 *
 * @param shape all that decides on the text of the statement
 * @param values the values in their logical classes, in the order of their markers
 */
record PlainQuery(Shape shape, List<Object> values) {

	private static final Set<String> COMPARISONS = Set.of("exact", "gt", "gte", "lt", "lte");

	/**
	 * Looks at a query.
	 * @param model the model queried
	 * @param dialect the database
	 * @param state the query
	 * @return what it compares, or {@code null} when it does more than that, or when its
	 * text may depend on a value
	 */
	static @Nullable PlainQuery of(ModelMeta model, Dialect dialect, QueryState state) {
		Long limit = state.limit();
		if (!state.loadsWholeRows() || !model.globalFilters().isEmpty() || (limit != null && limit == 0)) {
			return null;
		}
		List<String> lookups = new ArrayList<>(2);
		List<Object> values = new ArrayList<>(4);
		for (Q filter : state.filters()) {
			for (Q part : filter.conjuncts()) {
				Object value = (part instanceof LookupCondition condition) ? value(model, condition) : null;
				if (value == null) {
					return null;
				}
				lookups.add(((LookupCondition) part).key());
				values.add(value);
			}
		}
		List<Term> terms = terms(model, state.ordering());
		if (terms == null) {
			return null;
		}
		add(values, state.limit());
		add(values, state.offset());
		Shape shape = new Shape(model, dialect, lookups, state.ordering() == null, terms, state.keyOrdered(),
				state.reversed(), state.limit() != null, state.offset() != null, state.bypass());
		return new PlainQuery(shape, values);
	}

	private static void add(List<Object> values, @Nullable Object value) {
		if (value != null) {
			values.add(value);
		}
	}

	/**
	 * The value that a condition binds, or {@code null} when it is not a comparison of a
	 * field with one value, or its text may depend on the value.
	 */
	private static @Nullable Object value(ModelMeta model, LookupCondition condition) {
		String key = condition.key();
		int end = key.indexOf("__", 1);
		FieldMeta field = model.field((end < 0) ? key : key.substring(0, end));
		Object value = condition.value();
		if (field == null || value == null || !(end < 0 || COMPARISONS.contains(key.substring(end + 2)))) {
			return null;
		}
		ValueType type = field.type();
		try {
			return isComparedAsItIs(type, value) ? type.toOperand(value) : null;
		}
		catch (ParamsError ex) {
			// compiling the query tells which condition it is
			return null;
		}
	}

	private static boolean isComparedAsItIs(ValueType type, Object value) {
		return switch (type.sqlType().kind()) {
			case SMALLINT, INTEGER, BIGINT -> Number.class.isAssignableFrom(type.javaType())
					? WholeNumbers.holds(type, value) : type.javaType() == value.getClass();
			case DECIMAL, REAL, DOUBLE, BOOLEAN, VARCHAR, TEXT, UUID, DATE, TIME, TIMESTAMP, INSTANT ->
				type.javaType() == value.getClass();
			default -> false;
		};
	}

	private static @Nullable List<Term> terms(ModelMeta model, @Nullable List<Ordering> ordering) {
		if (ordering == null) {
			return isOwnOrdering(model) ? List.of() : null;
		}
		List<Term> terms = new ArrayList<>(ordering.size());
		for (Ordering term : ordering) {
			if (!(term.expression() instanceof F reference) || model.field(reference.path()) == null) {
				return null;
			}
			terms.add(new Term(reference.path(), term.isDescending(), term.nulls()));
		}
		return terms;
	}

	private static boolean isOwnOrdering(ModelMeta model) {
		for (String term : model.ordering()) {
			if (model.field(term.startsWith("-") ? term.substring(1) : term) == null) {
				return false;
			}
		}
		return true;
	}

	/**
	 * All that decides on the text of a plain query.
	 *
	 * @param model the model queried
	 * @param dialect the database
	 * @param lookups the keys of the conditions
	 * @param ownOrdering whether the model's own ordering is used
	 * @param terms the ordering otherwise
	 * @param keyOrdered whether rows without any other ordering are ordered by their key
	 * @param reversed whether the ordering is turned around
	 * @param limited whether there is a limit
	 * @param skipping whether there is an offset
	 * @param bypass which conditions that hold for all queries are left out
	 */
	record Shape(ModelMeta model, Dialect dialect, List<String> lookups, boolean ownOrdering, List<Term> terms,
			boolean keyOrdered, boolean reversed, boolean limited, boolean skipping, FilterBypass bypass) {

	}

	/**
	 * A term of the ordering.
	 *
	 * @param field the field ordered by
	 * @param descending whether the greatest comes first
	 * @param nulls where NULLs come
	 */
	record Term(String field, boolean descending, OrderBy.Nulls nulls) {

	}

}
