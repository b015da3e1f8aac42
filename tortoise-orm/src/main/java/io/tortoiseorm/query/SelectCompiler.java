package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.query.QueryScope.Tracked;
import io.tortoiseorm.query.QueryState.Selection;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the state of a query to a SELECT. Used once.
 */
final class SelectCompiler {

	private final QueryState state;

	private final QueryScope scope;

	private @Nullable Conditions conditions;

	private SelectCompiler(QueryScope scope, QueryState state) {
		this.scope = scope;
		this.state = state;
		if (state.setOperation() != null) {
			throw new ParamsError("A combination of queries has no place here: use it by itself, ordered and sliced.");
		}
		if (state.groupBy() != null && state.projection() == null) {
			throw new ParamsError("groupBy(..) gives no instances of " + scope.model().name()
					+ ": name what to select by values(..) or valuesList(..).");
		}
	}

	static SelectCompiler of(QueryEnvironment environment, Dialect dialect, QueryState state) {
		return new SelectCompiler(new QueryScope(environment, dialect, state, null), state);
	}

	static SelectCompiler inside(QueryScope outer, QueryState state) {
		return new SelectCompiler(new QueryScope(outer.environment(), outer.dialect(), state, outer), state);
	}

	QueryScope scope() {
		return this.scope;
	}

	ModelMeta model() {
		return this.scope.model();
	}

	/**
	 * The expressions of a projection: those named, or all fields and annotations.
	 */
	List<Output> projected() {
		List<Selection> selections = this.state.projection();
		List<Output> outputs = new ArrayList<>();
		Set<String> names = new LinkedHashSet<>();
		for (Selection selection : (selections == null || selections.isEmpty()) ? allSelections() : selections) {
			if (!names.add(selection.name())) {
				throw new FieldError("'" + Names.shown(selection.name()) + "' is selected twice.");
			}
			outputs.add(Output.of(selection.name(), selected(selection)));
		}
		return outputs;
	}

	private List<Selection> allSelections() {
		List<Selection> all = new ArrayList<>();
		model().fields().forEach((field) -> all.add(new Selection(field.name(), field.name())));
		this.scope.annotations().keySet().forEach((name) -> all.add(new Selection(name, name)));
		return all;
	}

	private Tracked<TypedNode> selected(Selection selection) {
		if (selection.source() instanceof Expression<?> expression) {
			return this.scope.track(() -> expression.compile(this.scope));
		}
		String path = (String) selection.source();
		if (model().relation(path) != null) {
			throw new FieldError(model().name() + "." + path + " is a relation: select a field of it, for example '"
					+ path + "__pk'.");
		}
		return this.scope.track(() -> this.scope.reference(path));
	}

	/**
	 * Selects the given expressions, with everything the state says.
	 */
	Select select(List<Output> outputs) {
		return assemble(outputs, ordering(), this.state.limit(), this.state.offset(), false);
	}

	/**
	 * Selects the given expressions under the names {@code c0}, {@code c1} and so on, to
	 * be read by a query around this one.
	 */
	Select operand(List<Output> outputs) {
		List<Output> plain = outputs.stream()
			.map((output) -> new Output(null, unread(output.node()), output.aggregate(), output.columns()))
			.toList();
		return assemble(plain, this.state.isSliced() ? ordering() : List.of(), this.state.limit(), this.state.offset(),
				true);
	}

	/**
	 * The single column of a query inside another.
	 */
	TypedNode scalar() {
		List<Output> outputs;
		if (this.state.projection() != null) {
			outputs = projected();
		}
		else {
			outputs = List.of(Output.column(rootColumn(model().primaryKey())));
		}
		if (outputs.size() != 1) {
			throw new ParamsError("A subquery gives one column, found " + outputs.size()
					+ ": select one by values(..) or valuesListFlat(..).");
		}
		Select select = select(outputs);
		return new TypedNode(Sql.parenthesized(select), outputs.get(0).node().type(), true);
	}

	/**
	 * A SELECT that has rows when the query has.
	 */
	Select existence() {
		List<Output> outputs = new ArrayList<>();
		if (this.state.groupBy() != null) {
			outputs.addAll(projected());
		}
		else {
			outputs.add(Output.column(rootColumn(model().primaryKey())));
		}
		boolean sliced = this.state.isSliced();
		return assemble(outputs, sliced ? ordering() : List.of(), sliced ? this.state.limit() : null,
				this.state.offset(), false);
	}

	/**
	 * Counts the rows that the query would give.
	 */
	Select count() {
		boolean wrapped = this.state.isSliced() || this.state.distinct() || this.state.groupBy() != null;
		if (!wrapped) {
			Conditions conditions = conditions();
			List<Tracked<OrderBy>> terms = compile(ordering());
			if (conditions.areOnRows() && !isAggregated(terms) && !hasAggregateAnnotation()) {
				Select.Builder count = builder().item(Sql.raw("COUNT(*)"), SqlType.BIGINT, null)
					.from(this.scope.joins().from());
				this.scope.joins().addTo(count);
				conditions.where().forEach(count::where);
				return count.build();
			}
		}
		Select rows = assemble(countedOutputs(), this.state.isSliced() ? ordering() : List.of(), this.state.limit(),
				this.state.offset(), true);
		return Select.builder()
			.item(Sql.raw("COUNT(*)"), SqlType.BIGINT, null)
			.from(Select.aliased(Sql.parenthesized(rows), "counted"))
			.build();
	}

	private boolean hasAggregateAnnotation() {
		return this.scope.annotations().keySet().stream().anyMatch((name) -> this.scope.annotation(name).aggregate());
	}

	private List<Output> countedOutputs() {
		if (this.state.projection() != null) {
			return projected();
		}
		List<Output> outputs = new ArrayList<>();
		outputs.add(Output.column(rootColumn(model().primaryKey())));
		if (this.state.distinct() || hasAggregateAnnotation()) {
			this.scope.annotations()
				.keySet()
				.forEach((name) -> outputs.add(Output.of(name, this.scope.annotation(name))));
		}
		return outputs;
	}

	/**
	 * The keys of the rows that the query gives, for a statement that writes them.
	 */
	Select keys() {
		boolean ordered = this.state.isSliced();
		List<Output> outputs = List.of(Output.column(rootColumn(model().primaryKey())));
		return assemble(outputs, ordered ? ordering() : List.of(), this.state.limit(), this.state.offset(), true);
	}

	/**
	 * Adds a condition on rows that the state does not know of.
	 */
	void restrict(SqlNode condition) {
		conditions().restrict(condition);
	}

	/**
	 * Selects the given expressions for several parents at once, with limit and offset
	 * taken for each parent by itself.
	 * @param outputs what is selected
	 * @param parent the expression that tells the parent
	 */
	Select perParent(List<Output> outputs, SqlNode parent) {
		if (!this.state.isSliced()) {
			return assemble(outputs, ordering(), null, null, false);
		}
		StandardLookups.require(this.scope, Feature.WINDOW_FUNCTIONS, "a limit for each parent");
		List<OrderBy> terms = compile(ordering()).stream().map(Tracked::value).toList();
		SqlNode number = (out) -> {
			out.append("ROW_NUMBER() OVER (PARTITION BY ").node(parent);
			if (!terms.isEmpty()) {
				out.append(" ORDER BY ").join(", ", terms);
			}
			out.append(')');
		};
		List<Output> inner = new ArrayList<>();
		outputs.forEach(
				(output) -> inner.add(new Output(null, unread(output.node()), output.aggregate(), output.columns())));
		inner.add(new Output(null, new TypedNode(number, ValueType.UNKNOWN, false), false, Set.of()));
		String position = column(outputs.size());
		Select.Builder outer = Select.builder()
			.from(Select.aliased(Sql.parenthesized(assemble(inner, List.of(), null, null, true)), "numbered"));
		for (int i = 0; i < outputs.size(); i++) {
			outer.item(Sql.name(column(i)), outputs.get(i).node().sqlType(), null);
		}
		long skipped = (this.state.offset() != null) ? this.state.offset() : 0;
		outer.where(Sql.binary(Sql.name(position), ">", Sql.bind(skipped, SqlType.BIGINT)));
		if (this.state.limit() != null) {
			outer.where(Sql.binary(Sql.name(position), "<=", Sql.bind(skipped + this.state.limit(), SqlType.BIGINT)));
		}
		return outer.orderBy(new OrderBy(Sql.name(position), false, OrderBy.Nulls.DEFAULT, false)).build();
	}

	/**
	 * The expression without the dress it gets when it is read by the driver.
	 */
	private static TypedNode unread(TypedNode node) {
		return new TypedNode(node.node(), ValueType.UNKNOWN, node.nullable());
	}

	/**
	 * Aggregates over all rows of the query.
	 */
	Select aggregate(List<Output> outputs) {
		Conditions conditions = conditions();
		if (!conditions.areOnRows()) {
			throw new ParamsError("aggregate(..) has no place for conditions on aggregates or window functions.");
		}
		Select.Builder select = builder().from(this.scope.joins().from());
		outputs.forEach((output) -> select.item(output.node().node(), output.node().sqlType(), null));
		this.scope.joins().addTo(select);
		conditions.where().forEach(select::where);
		return select.build();
	}

	/**
	 * The conditions alone when they need no join, aggregate or slice; else {@code null}.
	 */
	@Nullable List<SqlNode> plainConditions() {
		if (this.state.isSliced() || this.state.distinct() || this.state.groupBy() != null
				|| !this.state.ctes().isEmpty() || this.state.recursion() != null) {
			return null;
		}
		Conditions conditions = conditions();
		return (this.scope.joins().isEmpty() && conditions.areOnRows()) ? conditions.where() : null;
	}

	TypedNode rootColumn(FieldMeta field) {
		return this.scope.paths().column(this.scope.joins().rootPlace(), field);
	}

	private List<Ordering> ordering() {
		List<Ordering> terms = this.state.ordering();
		if (terms == null) {
			boolean own = this.state.groupBy() == null;
			terms = own ? model().ordering().stream().map(Ordering::of).toList() : List.of();
		}
		if (terms.isEmpty() && this.state.keyOrdered() && this.state.groupBy() == null) {
			terms = List.of(Ordering.of("pk"));
		}
		return this.state.reversed() ? terms.stream().map(Ordering::reversed).toList() : terms;
	}

	private Select.Builder builder() {
		Select.Builder select = Select.builder();
		conditions().ctes().forEach(select::with);
		return select;
	}

	private Conditions conditions() {
		if (this.conditions == null) {
			this.conditions = Conditions.of(this.state, this.scope);
		}
		return this.conditions;
	}

	private List<Tracked<OrderBy>> compile(List<Ordering> terms) {
		List<Tracked<OrderBy>> compiled = new ArrayList<>(terms.size());
		for (Ordering term : terms) {
			compiled.add(this.scope.track(() -> term.compile(this.scope)));
		}
		return compiled;
	}

	private static boolean isAggregated(List<? extends Tracked<?>> parts) {
		return parts.stream().anyMatch(Tracked::aggregate);
	}

	private Select assemble(List<Output> outputs, List<Ordering> ordering, @Nullable Long limit, @Nullable Long offset,
			boolean named) {
		Conditions conditions = conditions();
		List<Tracked<OrderBy>> terms = compile(ordering);
		boolean aggregated = !conditions.having().isEmpty() || isAggregated(terms)
				|| outputs.stream().anyMatch(Output::aggregate);
		if (!conditions.afterWindows().isEmpty()) {
			return filteredByWindows(outputs, terms, aggregated, named).limit(limit).offset(offset).build();
		}
		Select.Builder select = builder().distinct(this.state.distinct()).from(this.scope.joins().from());
		for (int i = 0; i < outputs.size(); i++) {
			Output output = outputs.get(i);
			select.item(output.node().node(), output.node().sqlType(), named ? column(i) : output.name());
		}
		addOrdering(select, outputs, ordering, terms, named);
		addRows(select, outputs, terms, aggregated);
		return select.limit(limit).offset(offset).lock(Locks.compile(this.scope, this.state.lock())).build();
	}

	private static String column(int position) {
		return "c" + position;
	}

	private void addRows(Select.Builder select, List<Output> outputs, List<Tracked<OrderBy>> terms,
			boolean aggregated) {
		this.scope.joins().addTo(select);
		conditions().where().forEach(select::where);
		if (aggregated || this.state.groupBy() != null) {
			grouping(outputs, terms).forEach(select::groupBy);
		}
		conditions().having().forEach(select::having);
	}

	/**
	 * Window functions are computed after all conditions, so that conditions on them
	 * belong into a query around.
	 */
	private Select.Builder filteredByWindows(List<Output> outputs, List<Tracked<OrderBy>> terms, boolean aggregated,
			boolean named) {
		if (this.state.distinct() || this.state.lock() != null) {
			throw new ParamsError("A query with conditions on window functions has no place for distinct or locks.");
		}
		Select.Builder inner = Select.builder().from(this.scope.joins().from());
		Select.Builder outer = builder();
		for (int i = 0; i < outputs.size(); i++) {
			Output output = outputs.get(i);
			inner.item(output.node().node(), SqlType.UNKNOWN, column(i));
			outer.item(Sql.name(column(i)), output.node().sqlType(), named ? column(i) : output.name());
		}
		for (int i = 0; i < terms.size(); i++) {
			OrderBy term = terms.get(i).value();
			inner.item(term.expression(), SqlType.UNKNOWN, "o" + i);
			outer.orderBy(new OrderBy(Sql.name("o" + i), term.descending(), term.nulls(), term.nullable()));
		}
		SqlNode holds = Sql.searchedCase(List.of(new Sql.When(Sql.and(conditions().afterWindows()), Sql.raw("1"))),
				Sql.raw("0"));
		inner.item(holds, SqlType.UNKNOWN, "holds");
		addRows(inner, outputs, terms, aggregated);
		return outer.from(Select.aliased(Sql.parenthesized(inner.build()), "computed"))
			.where(Sql.binary(Sql.name("holds"), "=", Sql.raw("1")));
	}

	private void addOrdering(Select.Builder select, List<Output> outputs, List<Ordering> ordering,
			List<Tracked<OrderBy>> terms, boolean named) {
		int hidden = 0;
		for (int i = 0; i < terms.size(); i++) {
			OrderBy term = terms.get(i).value();
			String annotation = annotationName(ordering.get(i).expression());
			if (annotation != null && !named && isOutput(outputs, annotation) && !isTestedAggregate(terms.get(i))) {
				term = new OrderBy(named(outputs, annotation), term.descending(), term.nulls(), term.nullable());
			}
			else if (this.state.distinct() && !isSelected(outputs, term.expression())) {
				String alias = "ordering" + hidden;
				hidden++;
				select.item(term.expression(), SqlType.UNKNOWN, alias);
				term = new OrderBy(Sql.name(alias), term.descending(), term.nulls(), term.nullable());
			}
			select.orderBy(term);
		}
	}

	/**
	 * MariaDB cannot test a selected aggregate for NULL by its name, which its ordering
	 * does.
	 */
	private boolean isTestedAggregate(Tracked<OrderBy> term) {
		return term.aggregate() && term.value().nullable() && !this.state.distinct();
	}

	private SqlNode named(List<Output> outputs, String name) {
		SqlType type = outputs.stream()
			.filter((output) -> name.equals(output.name()))
			.findFirst()
			.map((output) -> output.node().sqlType())
			.orElse(SqlType.UNKNOWN);
		return this.scope.dialect().operators().comparable(Sql.name(name), type);
	}

	private static boolean isOutput(List<Output> outputs, String name) {
		return outputs.stream().anyMatch((output) -> name.equals(output.name()));
	}

	private static boolean isSelected(List<Output> outputs, SqlNode node) {
		return outputs.stream().anyMatch((output) -> output.node().node().equals(node));
	}

	private @Nullable String annotationName(Expression<?> expression) {
		String name = null;
		if (expression instanceof F f) {
			name = f.path();
		}
		else if (expression instanceof Annotation<?> annotation) {
			name = annotation.alias();
		}
		return (name != null && this.scope.annotations().containsKey(name)) ? name : null;
	}

	/**
	 * What rows are grouped by: the names asked for, or the model's key with every column
	 * that is used outside of aggregates.
	 */
	private Set<SqlNode> grouping(List<Output> outputs, List<Tracked<OrderBy>> terms) {
		Set<SqlNode> nodes = new LinkedHashSet<>();
		List<String> names = this.state.groupBy();
		if (names != null) {
			for (String name : names) {
				Tracked<TypedNode> grouped = this.scope.track(() -> this.scope.reference(name));
				if (grouped.aggregate()) {
					throw new FieldError("'" + Names.shown(name) + "' is an aggregate and cannot be grouped by.");
				}
				nodes.add(grouped.value().node());
			}
			return nodes;
		}
		nodes.add(rootColumn(model().primaryKey()).node());
		for (Output output : outputs) {
			nodes.addAll(output.columns());
		}
		for (Tracked<OrderBy> term : terms) {
			nodes.addAll(term.columns());
		}
		nodes.addAll(conditions().groupedColumns());
		return nodes;
	}

}
