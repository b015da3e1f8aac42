package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Tests of values inside a JSON document: a map of paths, each optionally ending in a
 * lookup, to values.
 */
final class JsonFilter {

	private static final Set<String> LOOKUPS = Set.of("not", "in", "not_in", "gt", "gte", "lt", "lte", "range",
			"isnull", "not_isnull", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith",
			"iexact", "posix_regex", "iposix_regex");

	private JsonFilter() {
	}

	static SqlNode compile(ExpressionContext context, TypedNode left, @Nullable Object value) {
		if (left.sqlType().kind() != SqlType.Kind.JSON) {
			throw new FieldError(
					"Lookup 'filter' needs a JSON field, found " + left.type().javaType().getSimpleName() + ".");
		}
		if (!(value instanceof Map<?, ?> tests)) {
			throw new ParamsError("Lookup 'filter' takes a map of paths to values, found "
					+ ((value != null) ? value.getClass().getSimpleName() : "null") + ".");
		}
		StandardLookups.require(context, Feature.JSON_PATH, "access to values inside JSON documents");
		List<SqlNode> conditions = new ArrayList<>();
		tests.forEach((path, expected) -> conditions.add(test(context, left, String.valueOf(path), expected)));
		return Sql.and(conditions);
	}

	private static SqlNode test(ExpressionContext context, TypedNode left, String key, @Nullable Object expected) {
		List<String> names = Names.split(key);
		String last = names.get(names.size() - 1);
		boolean hasLookup = names.size() > 1 && LOOKUPS.contains(last);
		String lookup = hasLookup ? last : "exact";
		List<String> path = hasLookup ? names.subList(0, names.size() - 1) : names;
		return context.lookup(value(context, left.node(), path, typeFor(lookup, expected)), lookup, expected);
	}

	/**
	 * The value at a path, as a type.
	 */
	static TypedNode value(ExpressionContext context, SqlNode document, List<String> names, ValueType type) {
		StandardLookups.require(context, Feature.JSON_PATH, "access to values inside JSON documents");
		List<Object> path = new ArrayList<>(names.size());
		for (String name : names) {
			path.add(isIndex(name) ? Integer.valueOf(name) : name);
		}
		SqlType target = type.sqlType().isText() ? null : type.sqlType();
		return new TypedNode(context.dialect().operators().jsonPath(document, path, target), type, true);
	}

	private static boolean isIndex(String name) {
		return !name.isEmpty() && name.length() < 10 && name.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private static ValueType typeFor(String lookup, @Nullable Object expected) {
		Object sample = (expected instanceof Collection<?> collection && !collection.isEmpty())
				? collection.iterator().next() : expected;
		if (lookup.equals("isnull") || lookup.equals("not_isnull")) {
			return ValueType.STRING;
		}
		if (sample instanceof Boolean) {
			return ValueType.BOOLEAN;
		}
		if (sample instanceof Double || sample instanceof Float) {
			return ValueType.DOUBLE;
		}
		if (sample instanceof Integer || sample instanceof Long || sample instanceof Short
				|| sample instanceof BigDecimal) {
			return ValueType.DECIMAL;
		}
		return ValueType.STRING;
	}

}
