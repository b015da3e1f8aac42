package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.SubquerySource;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on a composite key, or on a reference to one, field by field.
 *
 * @param model the model with the key
 * @param columns the columns that hold the key, in the order of its fields
 * @param tested which of them tell by being NULL that there is no key: all of a
 * reference, which is none while a part of it is missing, else the first
 * @param lookup what the key is tested for
 * @param path the whole path, for errors
 */
record CompositeKeyLookup(ModelMeta model, List<TypedNode> columns, List<TypedNode> tested, String lookup,
		String path) {

	SqlNode compile(QueryScope scope, @Nullable Object value) {
		return switch (this.lookup) {
			case "exact" -> (value == null) ? missing(true) : equal(scope, value);
			case "not" -> (value == null) ? missing(false) : negated(equal(scope, value));
			case "in" -> among(scope, value);
			case "not_in", "notIn" -> negated(among(scope, value));
			case "isnull", "isNull" -> missing(StandardLookups.flag(this.lookup, value));
			case "not_isnull", "notIsnull", "isNotNull" -> missing(!StandardLookups.flag(this.lookup, value));
			default -> throw new FieldError("'" + Names.shown(this.lookup) + "' does not apply to the composite key "
					+ KeyParts.names(this.model) + " of " + this.model.name() + Names.within(this.lookup, this.path)
					+ ": name one of its fields. Allowed: exact, in, isnull, not, " + "not_in.");
		};
	}

	/**
	 * The value to count where the key is counted.
	 */
	TypedNode counted() {
		TypedNode first = this.columns.get(0);
		return (this.tested.size() == 1) ? first
				: new TypedNode(Sql.searchedCase(List.of(new Sql.When(missing(false), first.node())), Sql.raw("NULL")),
						first.type(), true);
	}

	private SqlNode missing(boolean missing) {
		List<SqlNode> tests = this.tested.stream().map((column) -> Sql.isNull(column.node(), missing)).toList();
		if (tests.size() == 1) {
			return tests.get(0);
		}
		return missing ? Sql.or(tests) : Sql.and(tests);
	}

	private SqlNode equal(QueryScope scope, Object value) {
		List<Object> parts = KeyParts.of(this.model, value);
		List<SqlNode> conditions = new ArrayList<>(parts.size());
		for (int i = 0; i < parts.size(); i++) {
			conditions.add(scope.lookup(this.columns.get(i), "exact", parts.get(i)));
		}
		return Sql.and(conditions);
	}

	private SqlNode negated(SqlNode condition) {
		SqlNode negated = Sql.not(condition);
		return this.tested.stream().anyMatch(TypedNode::nullable) ? Sql.or(List.of(negated, missing(true))) : negated;
	}

	private SqlNode among(QueryScope scope, @Nullable Object value) {
		if (value instanceof SubquerySource source) {
			SelectCompiler rows = SelectCompiler.inside(scope, (QueryState) source.queryState());
			return scope.dialect()
				.operators()
				.inRows(this.columns.stream().map(TypedNode::node).toList(), rows.keysOf(this.model));
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
