package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.SubquerySource;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.query.JoinPlan.Place;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on a composite key, field by field.
 *
 * @param place where the model with the key is
 * @param lookup what the key is tested for
 * @param path the whole path, for errors
 */
record CompositeKeyLookup(Place place, String lookup, String path) {

	SqlNode compile(QueryScope scope, @Nullable Object value) {
		TypedNode first = column(scope, 0);
		return switch (this.lookup) {
			case "exact" -> (value == null) ? Sql.isNull(first.node(), true) : equal(scope, value);
			case "not" -> (value == null) ? Sql.isNull(first.node(), false) : negated(first, equal(scope, value));
			case "in" -> among(scope, value);
			case "not_in", "notIn" -> negated(first, among(scope, value));
			case "isnull", "isNull", "not_isnull", "notIsnull", "isNotNull" -> scope.lookup(first, this.lookup, value);
			default -> throw new FieldError("'" + Names.shown(this.lookup) + "' does not apply to the composite key "
					+ KeyParts.names(this.place.model()) + " of " + this.place.model().name()
					+ Names.within(this.lookup, this.path)
					+ ": name one of its fields. Allowed: exact, in, isnull, not, " + "not_in.");
		};
	}

	private TypedNode column(QueryScope scope, int part) {
		return scope.paths().column(this.place, this.place.model().keyFields().get(part));
	}

	private SqlNode equal(QueryScope scope, Object value) {
		List<Object> parts = KeyParts.of(this.place.model(), value);
		List<SqlNode> conditions = new ArrayList<>(parts.size());
		for (int i = 0; i < parts.size(); i++) {
			conditions.add(scope.lookup(column(scope, i), "exact", parts.get(i)));
		}
		return Sql.and(conditions);
	}

	private static SqlNode negated(TypedNode first, SqlNode condition) {
		SqlNode negated = Sql.not(condition);
		return first.nullable() ? Sql.or(List.of(negated, Sql.isNull(first.node(), true))) : negated;
	}

	private SqlNode among(QueryScope scope, @Nullable Object value) {
		if (value instanceof SubquerySource source) {
			List<SqlNode> columns = new ArrayList<>();
			for (int i = 0; i < this.place.model().keyFields().size(); i++) {
				columns.add(column(scope, i).node());
			}
			SelectCompiler rows = SelectCompiler.inside(scope, (QueryState) source.queryState());
			return scope.dialect().operators().inRows(columns, rows.keysOf(this.place.model()));
		}
		if (!(value instanceof Collection<?> keys)) {
			throw new ParamsError("Lookup '" + this.lookup + "' takes a collection of keys, found "
					+ ((value != null) ? value.getClass().getSimpleName() : "null") + ".");
		}
		return anyOf(keys.stream().map((key) -> equal(scope, key)).toList());
	}

	/**
	 * At least one of many conditions holds, nested only as deep as need be: databases
	 * limit the depth.
	 */
	static SqlNode anyOf(List<SqlNode> conditions) {
		int half = conditions.size() / 2;
		return (conditions.size() <= 2) ? Sql.or(conditions) : Sql
			.or(List.of(anyOf(conditions.subList(0, half)), anyOf(conditions.subList(half, conditions.size()))));
	}

}
