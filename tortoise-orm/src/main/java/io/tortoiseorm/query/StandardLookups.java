package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.CteRef;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.Lookup;
import io.tortoiseorm.expressions.RawSql;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.expressions.SubquerySource;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.expressions.postgres.SearchQuery;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The lookups that every model has.
 */
final class StandardLookups {

	private StandardLookups() {
	}

	static List<Lookup> all() {
		List<Lookup> lookups = new ArrayList<>();
		add(lookups, StandardLookups::exact, "exact");
		add(lookups, StandardLookups::not, "not");
		add(lookups, (context, left, value) -> in(context, left, value), "in");
		add(lookups, StandardLookups::notIn, "not_in", "notIn");
		comparison(lookups, "gt", ">");
		comparison(lookups, "gte", ">=");
		comparison(lookups, "lt", "<");
		comparison(lookups, "lte", "<=");
		add(lookups, StandardLookups::range, "range");
		add(lookups, (context, left, value) -> Sql.isNull(left.node(), flag("isnull", value)), "isnull", "isNull");
		add(lookups, (context, left, value) -> Sql.isNull(left.node(), !flag("not_isnull", value)), "not_isnull",
				"notIsnull", "isNotNull");
		add(lookups, StandardLookups::contains, "contains");
		like(lookups, "icontains", true, (text) -> "%" + text + "%");
		like(lookups, "startswith", false, (text) -> text + "%");
		like(lookups, "istartswith", true, (text) -> text + "%");
		like(lookups, "endswith", false, (text) -> "%" + text);
		like(lookups, "iendswith", true, (text) -> "%" + text);
		add(lookups, StandardLookups::iexact, "iexact");
		add(lookups, (context, left, value) -> regex(context, left, value, false), "posix_regex", "regex",
				"posixRegex");
		add(lookups, (context, left, value) -> regex(context, left, value, true), "iposix_regex", "iregex",
				"iposixRegex");
		add(lookups, StandardLookups::search, "search");
		add(lookups, StandardLookups::containedBy, "contained_by", "containedBy");
		add(lookups, (context, left, value) -> array(context, Operators.ArrayOperator.OVERLAP, left, value), "overlap");
		return lookups;
	}

	private static void add(List<Lookup> lookups, Compiler compiler, String... names) {
		for (String name : names) {
			lookups.add(new Named(name, compiler));
		}
	}

	private static void comparison(List<Lookup> lookups, String name, String operator) {
		add(lookups, (context, left, value) -> {
			if (value == null) {
				throw new ParamsError("Lookup '" + name + "' compares with a value, found null. Use 'isnull'.");
			}
			return compare(context, left, operator, value);
		}, name);
	}

	private static SqlNode compare(ExpressionContext context, TypedNode left, String operator, Object value) {
		if (WholeNumbers.meet(left, value)) {
			return WholeNumbers.compare(left, operator, (Number) value);
		}
		return Sql.binary(left.comparable(context.dialect()), operator, context.operand(value, left.type()).node());
	}

	private static void like(List<Lookup> lookups, String name, boolean ignoreCase, UnaryOperator<String> pattern) {
		add(lookups, (context, left, value) -> like(context, name, left, value, ignoreCase, pattern), name);
	}

	private static SqlNode like(ExpressionContext context, String name, TypedNode left, @Nullable Object value,
			boolean ignoreCase, UnaryOperator<String> pattern) {
		if (value instanceof Expression<?>) {
			throw new ParamsError("Lookup '" + name + "' takes plain text, found an expression.");
		}
		String text = pattern.apply(escaped(text(name, value)));
		return context.dialect().operators().like(asText(context, left), Sql.bind(text, SqlType.TEXT), ignoreCase);
	}

	private static String text(String name, @Nullable Object value) {
		if (value == null) {
			throw new ParamsError("Lookup '" + name + "' takes text, found null.");
		}
		Object logical = (value instanceof Enum<?>) ? ValueType.of(value.getClass()).toLogical(value) : value;
		return String.valueOf(logical);
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
	}

	private static SqlNode asText(ExpressionContext context, TypedNode left) {
		return left.sqlType().isText() || left.sqlType().kind() == SqlType.Kind.UNKNOWN ? left.node()
				: (out) -> context.dialect().functions().writeCast(out, left.asArgument(), SqlType.TEXT);
	}

	private static SqlNode exact(ExpressionContext context, TypedNode left, @Nullable Object value) {
		if (value == null) {
			return Sql.isNull(left.node(), true);
		}
		if (left.sqlType().kind() == SqlType.Kind.JSON && !(value instanceof Expression<?>)) {
			return context.dialect().operators().jsonEquals(left.node(), context.operand(value, left.type()).node());
		}
		return compare(context, left, "=", value);
	}

	private static SqlNode not(ExpressionContext context, TypedNode left, @Nullable Object value) {
		if (value == null) {
			return Sql.isNull(left.node(), false);
		}
		if (left.sqlType().kind() == SqlType.Kind.JSON && !(value instanceof Expression<?>)) {
			return orNull(left, Sql.not(exact(context, left, value)));
		}
		return orNull(left, compare(context, left, "<>", value));
	}

	private static SqlNode orNull(TypedNode left, SqlNode condition) {
		return left.nullable() ? Sql.or(List.of(condition, Sql.isNull(left.node(), true))) : condition;
	}

	private static SqlNode in(ExpressionContext context, TypedNode left, @Nullable Object value) {
		if (value instanceof CteRef || value instanceof RawSql) {
			return Sql.binary(left.node(), "IN", context.operand(value, left.type()).node());
		}
		if (value instanceof SubquerySource source) {
			return Sql.binary(left.node(), "IN", context.members(source).node());
		}
		if (value instanceof Subquery subquery) {
			return in(context, left, subquery.source());
		}
		List<Object> plain = new ArrayList<>();
		List<SqlNode> alternatives = new ArrayList<>();
		for (Object element : elements("in", value)) {
			if (element instanceof Expression<?> || isUnusual(left, element)) {
				alternatives.add(compare(context, left, "=", element));
			}
			else if (element != null) {
				plain.add(logical(left.type(), element));
			}
		}
		int size = context.dialect().limits().listSize();
		for (int i = 0; i < plain.size(); i += size) {
			List<Object> part = plain.subList(i, Math.min(plain.size(), i + size));
			alternatives.add(context.dialect().operators().in(left.node(), part, left.sqlType()));
		}
		return Sql.or(alternatives);
	}

	/**
	 * Whether a number is none of those that the type on the left has.
	 */
	private static boolean isUnusual(TypedNode left, @Nullable Object element) {
		return WholeNumbers.meet(left, element) && !left.type().javaType().isInstance(element);
	}

	private static SqlNode notIn(ExpressionContext context, TypedNode left, @Nullable Object value) {
		if (value instanceof Collection<?> collection && collection.stream().allMatch((element) -> element == null)) {
			return Sql.alwaysTrue();
		}
		return orNull(left, Sql.not(in(context, left, value)));
	}

	private static SqlNode range(ExpressionContext context, TypedNode left, @Nullable Object value) {
		List<?> bounds = elements("range", value);
		if (bounds.size() != 2 || bounds.get(0) == null || bounds.get(1) == null) {
			throw new ParamsError("Lookup 'range' takes two values, the least and the greatest, found " + bounds.size()
					+ " (none may be null).");
		}
		if (WholeNumbers.meet(left, bounds.get(0)) || WholeNumbers.meet(left, bounds.get(1))) {
			return Sql
				.and(List.of(compare(context, left, ">=", bounds.get(0)), compare(context, left, "<=", bounds.get(1))));
		}
		return Sql.sequence(left.comparable(context.dialect()), " BETWEEN ",
				context.operand(bounds.get(0), left.type()).node(), " AND ",
				context.operand(bounds.get(1), left.type()).node());
	}

	private static List<?> elements(String lookup, @Nullable Object value) {
		if (value instanceof Collection<?> collection) {
			return new ArrayList<>(collection);
		}
		if (value instanceof Object[] array) {
			return Arrays.asList(array);
		}
		if (value instanceof Iterable<?> iterable) {
			List<Object> list = new ArrayList<>();
			iterable.forEach(list::add);
			return list;
		}
		throw new ParamsError("Lookup '" + lookup + "' takes a collection of values, found "
				+ ((value != null) ? value.getClass().getSimpleName() : "null") + ".");
	}

	static boolean flag(String lookup, @Nullable Object value) {
		if (value instanceof Boolean flag) {
			return flag;
		}
		throw new ParamsError("Lookup '" + lookup + "' takes true or false, found "
				+ ((value != null) ? value.getClass().getSimpleName() : "null") + ".");
	}

	private static SqlNode contains(ExpressionContext context, TypedNode left, @Nullable Object value) {
		return switch (left.sqlType().kind()) {
			case JSON -> json(context, left, value, false);
			case ARRAY -> array(context, Operators.ArrayOperator.CONTAINS, left, value);
			default -> like(context, "contains", left, value, false, (text) -> "%" + text + "%");
		};
	}

	private static SqlNode containedBy(ExpressionContext context, TypedNode left, @Nullable Object value) {
		return switch (left.sqlType().kind()) {
			case JSON -> json(context, left, value, true);
			case ARRAY -> array(context, Operators.ArrayOperator.CONTAINED_BY, left, value);
			default -> throw new FieldError("Lookup 'contained_by' needs a JSON or array field, found "
					+ left.type().javaType().getSimpleName() + ".");
		};
	}

	private static SqlNode json(ExpressionContext context, TypedNode left, @Nullable Object value, boolean reverse) {
		require(context, Feature.JSON_CONTAINS, "containment between JSON documents");
		if (value == null) {
			throw new ParamsError("Containment between JSON documents needs a value, found null.");
		}
		SqlNode other = context.operand(value, left.type()).node();
		Operators operators = context.dialect().operators();
		return reverse ? operators.jsonContains(other, left.node()) : operators.jsonContains(left.node(), other);
	}

	private static SqlNode array(ExpressionContext context, Operators.ArrayOperator operator, TypedNode left,
			@Nullable Object value) {
		if (left.sqlType().kind() != SqlType.Kind.ARRAY) {
			throw new FieldError(
					"This lookup needs an array field, found " + left.type().javaType().getSimpleName() + ".");
		}
		require(context, Feature.ARRAYS, "array columns");
		return context.dialect().operators().array(operator, left.node(), context.operand(value, left.type()).node());
	}

	private static SqlNode iexact(ExpressionContext context, TypedNode left, @Nullable Object value) {
		if (value == null) {
			return Sql.isNull(left.node(), true);
		}
		SqlNode right = (value instanceof Expression<?>) ? context.operand(value, null).node()
				: Sql.bind(text("iexact", value), SqlType.TEXT);
		return context.dialect().operators().equalsIgnoreCase(asText(context, left), right);
	}

	private static SqlNode regex(ExpressionContext context, TypedNode left, @Nullable Object value,
			boolean ignoreCase) {
		require(context, ignoreCase ? Feature.IREGEX : Feature.REGEX,
				"regular expressions" + (ignoreCase ? " without regard to case" : ""));
		return context.dialect()
			.operators()
			.regex(asText(context, left), Sql.bind(text("posix_regex", value), SqlType.TEXT), ignoreCase);
	}

	private static SqlNode search(ExpressionContext context, TypedNode left, @Nullable Object value) {
		if (value instanceof SearchQuery query) {
			return query.matchedBy(context, left);
		}
		require(context, Feature.FULL_TEXT_SEARCH, "full-text search");
		SqlNode query = (value instanceof Expression<?>) ? context.operand(value, null).node()
				: Sql.bind(text("search", value), SqlType.TEXT);
		return context.dialect().operators().search(left.node(), left.sqlType(), query);
	}

	/**
	 * Whether a number with a fraction meets whole numbers: it is then compared as what
	 * it is.
	 */
	static boolean isFractionForInteger(@Nullable Object value, ValueType like) {
		return (value instanceof BigDecimal || value instanceof Double || value instanceof Float)
				&& like.sqlType().isInteger() && Number.class.isAssignableFrom(like.javaType());
	}

	private static Object logical(ValueType type, Object value) {
		Object logical = type.toOperand(value);
		if (logical == null) {
			throw new ParamsError("A value of a list became null.");
		}
		return logical;
	}

	static void require(ExpressionContext context, Feature feature, String what) {
		if (!context.dialect().supports(feature)) {
			throw new UnsupportedError(context.dialect().displayName() + " cannot do " + what + " (" + feature + ").");
		}
	}

	/**
	 * Compiles a test.
	 */
	@FunctionalInterface
	private interface Compiler {

		SqlNode compile(ExpressionContext context, TypedNode left, @Nullable Object value);

	}

	private record Named(String name, Compiler compiler) implements Lookup {

		@Override
		public SqlNode compile(ExpressionContext context, TypedNode left, @Nullable Object value) {
			return this.compiler.compile(context, left, value);
		}

	}

}
