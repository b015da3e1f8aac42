package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.expressions.ExpressionContext.Quantifier;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;

/**
 * What a query asks of related rows without joining them: by subqueries that are tied to
 * its own rows.
 */
final class RelatedRows {

	private final QueryScope scope;

	RelatedRows(QueryScope scope) {
		this.scope = scope;
	}

	/**
	 * A value behind a to-one relation.
	 * @param first the relation
	 * @param names the names that lead to the value, the first of which is the relation's
	 */
	TypedNode value(RelationMeta first, List<String> names) {
		if (first.toMany()) {
			throw new FieldError(this.scope.model().name() + "." + Names.shown(String.join("__", names))
					+ " leads to many values: use a Subquery that gives one.");
		}
		JoinPlan.requireSameConnection(first);
		QueryScope inner = inner(QueryState.of(first.target().type()));
		TypedNode value = inner.reference(String.join("__", names.subList(1, names.size())));
		Select.Builder select = Select.builder()
			.item(value.node(), SqlType.UNKNOWN, null)
			.from(inner.joins().from())
			.where(correlation(inner, first));
		inner.joins().addTo(select);
		return new TypedNode(Sql.parenthesized(select.build()), value.type(), true);
	}

	/**
	 * Whether a condition holds for some, all or none of the related rows.
	 */
	SqlNode quantified(Quantifier quantifier, String relation, Q condition) {
		List<String> names = Names.split(relation);
		RelationMeta first = this.scope.model().relation(names.get(0));
		if (first == null) {
			throw Names.unknown(names.get(0), this.scope.model(), relation, List.of());
		}
		if (names.size() > 1) {
			String rest = String.join("__", names.subList(1, names.size()));
			Q nested = (quantifier == Quantifier.ALL) ? Q.all(rest, condition) : Q.any(rest, condition);
			return quantified(quantifier, names.get(0), nested);
		}
		JoinPlan.requireSameConnection(first);
		QueryScope inner = inner(QueryState.of(first.target().type()).bypassing(this.scope.globals().bypass()));
		List<SqlNode> where = new ArrayList<>();
		where.add(correlation(inner, first));
		where.addAll(inner.globals().of(inner.model(), inner.joins().rootAlias()));
		if (!condition.isEmpty()) {
			SqlNode holds = condition.compileCondition(inner);
			where.add((quantifier == Quantifier.ALL) ? notTrue(holds) : holds);
		}
		Select.Builder select = Select.builder().item(Sql.raw("1"), SqlType.UNKNOWN, null).from(inner.joins().from());
		inner.joins().addTo(select);
		where.forEach(select::where);
		SqlNode exists = Sql.sequence("EXISTS (", select.build(), ")");
		return (quantifier == Quantifier.ANY) ? exists : Sql.not(exists);
	}

	private static SqlNode notTrue(SqlNode condition) {
		return Sql.binary(Sql.searchedCase(List.of(new Sql.When(condition, Sql.raw("1"))), Sql.raw("0")), "=",
				Sql.raw("0"));
	}

	/**
	 * That rows are those at the other end of a relation of an instance.
	 */
	SqlNode of(ModelBase owner, String name) {
		ModelMeta source = this.scope.environment().registry().get(owner.getClass());
		RelationMeta relation = source.relation(name);
		if (relation == null) {
			throw Names.unknown(name, source, name, List.of());
		}
		if (relation.sourceKey(owner) == null) {
			throw new OperationalError("This " + source.name() + " has no key yet: save() it before its relation '"
					+ name + "' is queried.");
		}
		List<SqlNode> bound = relation.sourceFields()
			.stream()
			.map((field) -> Sql.bind(field.toLogical(field.get(owner)), field.sqlType()))
			.toList();
		return tied(targetColumns(this.scope, relation), relation, bound, "links");
	}

	private QueryScope inner(QueryState state) {
		return new QueryScope(this.scope.environment(), this.scope.dialect(), state, this.scope);
	}

	private SqlNode correlation(QueryScope inner, RelationMeta relation) {
		List<SqlNode> outerKey = relation.sourceFields()
			.stream()
			.map((field) -> this.scope.paths().column(this.scope.joins().rootPlace(), field).node())
			.toList();
		return tied(targetColumns(inner, relation), relation, outerKey, "t" + inner.depth());
	}

	private static List<SqlNode> targetColumns(QueryScope scope, RelationMeta relation) {
		return relation.targetFields().stream().map(scope.joins().rootPlace()::column).toList();
	}

	private SqlNode tied(List<SqlNode> target, RelationMeta relation, List<SqlNode> source, String alias) {
		ThroughMeta through = relation.through();
		if (through == null) {
			return Keys.equal(target, source);
		}
		Select.Builder links = Select.builder().from(Select.aliased(through.table(), alias));
		through.targetColumns().forEach((column) -> links.item(Sql.column(alias, column), SqlType.UNKNOWN, null));
		links.where(Keys.equal(through.sourceColumns().stream().map((column) -> Sql.column(alias, column)).toList(),
				source));
		return (target.size() == 1) ? Sql.sequence(target.get(0), " IN (", links.build(), ")")
				: this.scope.dialect().operators().inRows(target, links.build());
	}

}
