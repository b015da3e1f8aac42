package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.Lookup;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Tests of values inside a JSON document: a map of paths to values. A path may end in any
 * lookup, and in a part of a date before it.
 */
final class JsonFilter implements Lookup {

	private static final Set<String> NULL_TESTS = Set.of("isnull", "isNull", "not_isnull", "notIsnull", "isNotNull");

	private static final Set<String> TEXT_TESTS = Set.of("contains", "icontains", "startswith", "istartswith",
			"endswith", "iendswith", "iexact", "posix_regex", "regex", "posixRegex", "iposix_regex", "iregex",
			"iposixRegex", "search");

	private final Predicate<String> lookups;

	/**
	 * Creates the lookup.
	 * @param lookups tells the names of all lookups
	 */
	JsonFilter(Predicate<String> lookups) {
		this.lookups = lookups;
	}

	@Override
	public String name() {
		return "filter";
	}

	@Override
	public SqlNode compile(ExpressionContext context, TypedNode left, @Nullable Object value) {
		if (left.sqlType().kind() != SqlType.Kind.JSON) {
			throw new FieldError(
					"Lookup 'filter' needs a JSON field, found " + left.type().javaType().getSimpleName() + ".");
		}
		if (!(value instanceof Map<?, ?> tests)) {
			throw new ParamsError("Lookup 'filter' takes a map of paths to values, found "
					+ ((value != null) ? value.getClass().getSimpleName() : "null") + ".");
		}
		List<SqlNode> conditions = new ArrayList<>();
		tests.forEach((path, expected) -> conditions.add(test(context, left, String.valueOf(path), expected)));
		return Sql.and(conditions);
	}

	private SqlNode test(ExpressionContext context, TypedNode left, String key, @Nullable Object expected) {
		List<String> names = Names.split(key);
		int last = names.size() - 1;
		boolean hasLookup = last > 0 && this.lookups.test(names.get(last));
		String lookup = hasLookup ? names.get(last) : "exact";
		List<String> path = hasLookup ? names.subList(0, last) : names;
		try {
			JsonOperand operand = JsonOperand.of(context, left.type(), lookup, expected);
			return context.lookup(tested(context, left.node(), path, lookup, operand), lookup, operand.value());
		}
		catch (ParamsError ex) {
			throw new ParamsError("'" + Names.shown(key) + "': " + ex.getMessage(), ex);
		}
	}

	private static TypedNode tested(ExpressionContext context, SqlNode document, List<String> path, String lookup,
			JsonOperand operand) {
		boolean isDocument = operand.type().sqlType().kind() == SqlType.Kind.JSON;
		if (NULL_TESTS.contains(lookup) || (TEXT_TESTS.contains(lookup) && !isDocument)) {
			return value(context, document, path, ValueType.STRING);
		}
		String last = path.get(path.size() - 1);
		if (path.size() > 1 && operand.isWhole() && DateParts.isNumber(last)) {
			return part(context, document, path, value(context, document, path, ValueType.LONG));
		}
		TypedNode value = value(context, document, path, operand.type());
		if (path.size() > 1 && operand.isDate() && DateParts.isDate(last)) {
			return part(context, document, path, part(context, value, last));
		}
		return value;
	}

	/**
	 * A part of the date in front of the last name, or what that name is the key of: a
	 * text has no keys, and an object no parts.
	 */
	private static TypedNode part(ExpressionContext context, SqlNode document, List<String> path, TypedNode key) {
		int last = path.size() - 1;
		TypedNode time = value(context, document, path.subList(0, last), ValueType.INSTANT);
		TypedNode part = part(context, time, path.get(last));
		return new TypedNode(Sql.call("COALESCE", part.node(), key.node()), part.type(), true);
	}

	private static TypedNode part(ExpressionContext context, TypedNode time, String name) {
		return Objects.requireNonNull(DateParts.of(context.dialect().operators(), time, name));
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

}
