package io.tortoiseorm.query.generated;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;

/**
 * A query made at random.
 *
 * @param root the model
 * @param filters the conditions
 * @param excludes conditions none of which may hold
 * @param expressions annotations of single rows
 * @param aggregates annotations of many rows
 * @param having conditions on aggregates
 * @param ordering the terms
 * @param total whether the ordering leaves the place of no result open
 * @param distinct whether equal results come once
 * @param offset how many results are skipped, or {@code null}
 * @param limit how many results there are at most, or {@code null}
 * @param output what a result is
 * @param selected the values selected, or grouped by
 */
record GeneratedQuery(Shape root, List<Condition> filters, List<Condition> excludes, Map<String, Scalar> expressions,
		Map<String, Aggregated> aggregates, List<Having> having, List<Term> ordering, boolean total, boolean distinct,
		@Nullable Integer offset, @Nullable Integer limit, Output output, List<Scalar.Named> selected) {

	/** The paths of relations that are joined. */
	Set<List<String>> joined() {
		Set<List<String>> paths = new LinkedHashSet<>();
		this.filters.forEach((condition) -> condition.collect(paths));
		this.excludes.forEach((condition) -> condition.collect(paths));
		this.expressions.values().forEach((scalar) -> scalar.collect(paths));
		this.aggregates.values().forEach((aggregate) -> aggregate.collect(paths));
		this.ordering.forEach((term) -> {
			if (term.scalar() != null) {
				term.scalar().collect(paths);
			}
		});
		this.selected.forEach((scalar) -> scalar.collect(paths));
		return paths;
	}

	/** The query for the ORM, in its shape. */
	QuerySet<?> toQuerySet() {
		QuerySet<? extends ModelBase> query = conditions();
		if (this.output == Output.TOTALS) {
			return query;
		}
		for (Map.Entry<String, Aggregated> entry : this.aggregates.entrySet()) {
			query = query.annotate(entry.getKey(), entry.getValue().toExpression());
		}
		query = query.filter(this.having.stream().map(Having::toQ).toArray(Q[]::new));
		if (!this.ordering.isEmpty()) {
			query = query.orderBy(this.ordering.stream().map(Term::toOrdering).toArray(Ordering[]::new));
		}
		query = this.distinct ? query.distinct() : query;
		query = (this.offset != null) ? query.offset(this.offset) : query;
		query = (this.limit != null) ? query.limit(this.limit) : query;
		return shaped(query);
	}

	/** The query with its conditions alone. */
	QuerySet<? extends ModelBase> conditions() {
		QuerySet<? extends ModelBase> query = QuerySet.of(this.root.type());
		for (Map.Entry<String, Scalar> entry : this.expressions.entrySet()) {
			query = query.annotate(entry.getKey(), entry.getValue().toExpression());
		}
		for (Condition condition : this.filters) {
			query = query.filter(condition.toQ());
		}
		return query.exclude(this.excludes.stream().map(Condition::toQ).toArray(Q[]::new));
	}

	private QuerySet<?> shaped(QuerySet<? extends ModelBase> query) {
		String[] names = names();
		return switch (this.output) {
			case INSTANCES, TOTALS -> query;
			case MAPS -> query.values(names);
			case LISTS -> query.valuesList(names);
			case FLAT -> query.valuesListFlat(names[0]);
			case GROUPS ->
				query.groupBy(this.selected.stream().map(Scalar.Named::name).toArray(String[]::new)).values(names);
		};
	}

	/** The names of the values of a result. */
	String[] names() {
		Set<String> names = new LinkedHashSet<>();
		this.selected.forEach((scalar) -> names.add(scalar.name()));
		if (this.output != Output.FLAT) {
			names.addAll(this.aggregates.keySet());
		}
		return names.toArray(String[]::new);
	}

	/**
	 * What a result is.
	 */
	enum Output {

		INSTANCES, MAPS, LISTS, FLAT, GROUPS, TOTALS

	}

	/**
	 * A term of an ordering: a value of a row, or an aggregate.
	 */
	record Term(Scalar.@Nullable Named scalar, @Nullable String aggregate, boolean descending) {

		Ordering toOrdering() {
			String name = (this.scalar != null) ? this.scalar.name() : this.aggregate;
			return Ordering.of((this.descending ? "-" : "") + name);
		}

		@Override
		public String toString() {
			return toOrdering().toString();
		}

	}

	/**
	 * A condition on an aggregate.
	 */
	record Having(String aggregate, String lookup, Object value) {

		Q toQ() {
			return Q.of(this.aggregate + "__" + this.lookup, this.value);
		}

	}

	Map<String, Expression<?>> totals() {
		Map<String, Expression<?>> totals = new java.util.LinkedHashMap<>();
		this.aggregates.forEach((name, aggregate) -> totals.put(name, aggregate.toExpression()));
		return totals;
	}

}
