package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.query.QueryState.SetSpec;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.SetOperation;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Compiles combinations of queries. Used once: first {@link #instances()} or
 * {@link #values()}, then {@link #select()}.
 */
final class CombinedCompiler {

	private final QueryState state;

	private final SetSpec spec;

	private final List<SelectCompiler> compilers;

	private final List<Select> operands = new ArrayList<>();

	private List<Output> outputs = List.of();

	private List<String> names = List.of();

	CombinedCompiler(QueryEnvironment environment, Dialect dialect, QueryState state) {
		this.state = state;
		this.spec = java.util.Objects.requireNonNull(state.setOperation());
		if (!state.filters().isEmpty() || !state.annotations().isEmpty() || state.distinct() || state.groupBy() != null
				|| state.lock() != null || !state.related().isEmpty()) {
			throw new ParamsError("A combination of queries can be ordered, sliced, prefetched and counted; filters, "
					+ "annotations and the like belong into the queries that are combined.");
		}
		if (!this.spec.operator().startsWith("UNION") && !dialect.supports(Feature.INTERSECT_EXCEPT)) {
			throw new UnsupportedError(dialect.displayName() + " cannot do " + this.spec.operator() + ".");
		}
		this.compilers = this.spec.operands()
			.stream()
			.map((operand) -> SelectCompiler.of(environment, dialect, operand))
			.toList();
	}

	/**
	 * Plans to select instances.
	 * @return reads them
	 */
	RowMapper<ModelBase> instances() {
		InstancePlan first = null;
		for (int i = 0; i < this.compilers.size(); i++) {
			QueryState operand = this.spec.operands().get(i);
			if (operand.projection() != null || !operand.related().isEmpty() || !operand.annotations().isEmpty()) {
				throw new ParamsError("Combined queries of instances have no place for selectRelated or annotations, "
						+ "and all give instances.");
			}
			InstancePlan plan = InstancePlan.of(this.compilers.get(i), operand, Set.of());
			first = (first != null) ? first : plan;
			take(plan.outputs());
		}
		this.names = fieldNames(this.spec.operands().get(0).only());
		return java.util.Objects.requireNonNull(first).mapper();
	}

	private List<String> fieldNames(@Nullable List<String> only) {
		List<String> found = new ArrayList<>();
		for (FieldMeta field : this.compilers.get(0).model().fields()) {
			found.add(field.name());
		}
		return (only == null) ? found : List.of();
	}

	/**
	 * Plans to select values.
	 * @return the selected expressions
	 */
	List<Output> values() {
		for (SelectCompiler compiler : this.compilers) {
			take(compiler.projected());
		}
		this.names = this.outputs.stream().map((output) -> String.valueOf(output.name())).toList();
		return this.outputs;
	}

	private void take(List<Output> selected) {
		if (this.outputs.isEmpty()) {
			this.outputs = List.copyOf(selected);
		}
		List<SqlType.Kind> expected = this.outputs.stream().map((output) -> output.node().sqlType().kind()).toList();
		List<SqlType.Kind> found = selected.stream().map((output) -> output.node().sqlType().kind()).toList();
		if (!expected.equals(found)) {
			throw new ParamsError(
					"Combined queries must select the same fields, found " + expected + " and " + found + ".");
		}
		this.operands.add(this.compilers.get(this.operands.size()).operand(selected));
	}

	private List<String> columns() {
		List<String> columns = new ArrayList<>(this.outputs.size());
		for (int i = 0; i < this.outputs.size(); i++) {
			columns.add("c" + i);
		}
		return columns;
	}

	/**
	 * The whole statement.
	 */
	Select select() {
		List<String> columns = columns();
		Select.Builder select = Select.builder()
			.from(Select.aliased(Sql.parenthesized(new SetOperation(this.spec.operator(), columns, this.operands)),
					"combined"));
		for (int i = 0; i < columns.size(); i++) {
			select.item(Sql.name(columns.get(i)), this.outputs.get(i).node().sqlType(), null);
		}
		for (Ordering term : ordering()) {
			select.orderBy(term(term));
		}
		return select.limit(this.state.limit()).offset(this.state.offset()).build();
	}

	/**
	 * Counts the rows of the whole.
	 */
	Select count() {
		if (this.state.projection() != null || this.spec.operands().get(0).projection() != null) {
			values();
		}
		else {
			instances();
		}
		return Select.builder()
			.item(Sql.raw("COUNT(*)"), SqlType.BIGINT, null)
			.from(Select.aliased(Sql.parenthesized(select()), "counted"))
			.build();
	}

	private List<Ordering> ordering() {
		List<Ordering> terms = this.state.ordering();
		if (terms == null) {
			terms = this.state.keyOrdered() ? List.of(Ordering.of(this.compilers.get(0).model().primaryKey().name()))
					: List.of();
		}
		return this.state.reversed() ? terms.stream().map(Ordering::reversed).toList() : terms;
	}

	private OrderBy term(Ordering term) {
		int index = (term.expression() instanceof F f) ? this.names.indexOf(name(f.path())) : -1;
		if (index < 0) {
			throw new FieldError("Combined queries can be ordered by what they select: " + String.join(", ", this.names)
					+ "; found " + term.expression() + ".");
		}
		OrderBy.Nulls nulls = term.nulls();
		return new OrderBy(Sql.name("c" + index), term.isDescending(), nulls, true);
	}

	private String name(String path) {
		return path.equals("pk") ? this.compilers.get(0).model().primaryKey().name() : path;
	}

}
