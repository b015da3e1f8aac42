package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.query.QueryScope.Tracked;
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
		outer.requireSameConnection(state);
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
		return assembly(outputs).select();
	}

	/**
	 * Selects instances, with everything the state says.
	 */
	Select select(InstancePlan plan) {
		return assembly(plan.outputs()).begunBy(plan.wholeRows()).select();
	}

	/**
	 * Selects the given expressions under the names {@code c0}, {@code c1} and so on, to
	 * be read by a query around this one.
	 */
	Select operand(List<Output> outputs) {
		SelectAssembly assembly = assembly(unread(outputs)).named();
		return (this.state.isSliced() ? assembly : assembly.unsorted()).select();
	}

	/**
	 * The expressions without the dress they get when the driver reads them.
	 */
	private static List<Output> unread(List<Output> outputs) {
		return outputs.stream().map((output) -> {
			TypedNode node = new TypedNode(output.node().node(), ValueType.UNKNOWN, output.node().nullable());
			return new Output(null, node, output.aggregate(), output.columns());
		}).toList();
	}

	/**
	 * The single column of a query inside another.
	 */
	TypedNode scalar() {
		List<Output> outputs = onlyOutput();
		return new TypedNode(Sql.parenthesized(select(outputs)), outputs.get(0).node().type(), true);
	}

	/**
	 * The single column of a query inside another, for a membership test.
	 */
	TypedNode members() {
		boolean allowed = !this.state.isSliced() || this.scope.dialect().syntax().allowsLimitInMembership();
		return allowed ? scalar() : wrapped();
	}

	/**
	 * The single column of a query inside another, for databases that allow less than a
	 * query in its place.
	 */
	TypedNode wrapped() {
		List<Output> outputs = onlyOutput();
		Select around = Select.builder()
			.item(Sql.name(SelectAssembly.column(0)), SqlType.UNKNOWN, null)
			.from(Select.aliased(Sql.parenthesized(assembly(outputs).named().select()), "wrapped"))
			.build();
		return new TypedNode(Sql.parenthesized(around), outputs.get(0).node().type(), true);
	}

	private List<Output> onlyOutput() {
		List<Output> outputs = (this.state.projection() != null) ? projected() : keyColumns(model());
		if (outputs.size() != 1) {
			throw new ParamsError("A subquery gives one column, found " + outputs.size()
					+ ": select one by values(..) or valuesListFlat(..).");
		}
		return outputs;
	}

	/**
	 * A SELECT that has rows when the query has.
	 */
	Select existence() {
		SelectAssembly rows = assembly(countedOutputs()).unsorted();
		if (rows.isRowByRow() && this.state.offset() == null) {
			// duplicates do not matter, and need not be looked for
			return rowByRow().item(Sql.raw("1"), SqlType.UNKNOWN, null).limit(this.state.limit()).build();
		}
		return rows.select();
	}

	/**
	 * Counts the rows that the query would give.
	 */
	Select count() {
		SelectAssembly rows = assembly(unread(countedOutputs())).named().unsorted();
		SqlNode all = Sql.raw("COUNT(*)");
		if (rows.isRowByRow() && !this.state.isSliced() && !this.state.distinct()) {
			return rowByRow().item(all, SqlType.BIGINT, null).build();
		}
		return Select.builder()
			.item(all, SqlType.BIGINT, null)
			.from(Select.aliased(Sql.parenthesized(rows.select()), "counted"))
			.build();
	}

	private Select.Builder rowByRow() {
		Select.Builder select = builder().from(this.scope.joins().from());
		this.scope.joins().addTo(select);
		conditions().where().forEach(select::where);
		return select;
	}

	/**
	 * What tells the query's results apart.
	 */
	private List<Output> countedOutputs() {
		if (this.state.projection() != null) {
			return projected();
		}
		List<Output> outputs = new ArrayList<>();
		outputs.addAll(keyColumns(model()));
		this.scope.annotations().keySet().forEach((name) -> outputs.add(Output.of(name, this.scope.annotation(name))));
		return outputs;
	}

	/**
	 * The keys of the rows that the query gives, for a statement that writes them.
	 */
	Select keys() {
		SelectAssembly keys = assembly(keyColumns(model())).named();
		return (this.state.isSliced() ? keys : keys.unsorted()).select();
	}

	/**
	 * The keys of the rows that a query inside another gives, or what it selects in their
	 * place.
	 * @param keyed the model whose composite key they are compared with
	 */
	Select keysOf(ModelMeta keyed) {
		if (this.state.projection() == null && model() != keyed) {
			throw new ParamsError("The key of " + keyed.name() + " is looked for among instances of " + model().name()
					+ ": select what to compare with " + KeyParts.names(keyed) + " by values(..).");
		}
		List<Output> outputs = (this.state.projection() != null) ? projected() : keyColumns(keyed);
		if (outputs.size() != keyed.keyFields().size()) {
			throw new ParamsError("The key of " + keyed.name() + " is " + KeyParts.names(keyed)
					+ ", but the subquery selects " + outputs.size() + " columns.");
		}
		boolean plain = !this.state.isSliced() && this.scope.dialect().syntax().allowsSelfReferenceInWrites();
		return plain ? select(outputs) : derived(operand(outputs), outputs.size());
	}

	/**
	 * The same rows out of a derived table, since not every database allows a limit, or
	 * the table that is written, in a subquery itself.
	 * @param rows rows of columns {@code c0}, {@code c1} and so on
	 * @param columns how many
	 */
	static Select derived(Select rows, int columns) {
		Select.Builder derived = Select.builder().from(Select.aliased(Sql.parenthesized(rows), "chosen"));
		for (int i = 0; i < columns; i++) {
			derived.item(Sql.name(SelectAssembly.column(i)), SqlType.UNKNOWN, null);
		}
		return derived.build();
	}

	private List<Output> keyColumns(ModelMeta model) {
		return model.keyFields().stream().map((field) -> Output.column(rootColumn(field))).toList();
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
	 * @param parent which of them tell the parent
	 */
	Select perParent(List<Output> outputs, List<Integer> parent) {
		if (!this.state.isSliced()) {
			return select(outputs);
		}
		StandardLookups.require(this.scope, Feature.WINDOW_FUNCTIONS, "a limit for each parent");
		return assembly(outputs).selectPerParent(parent);
	}

	/**
	 * Selects instances for several parents at once, with limit and offset taken for each
	 * parent by itself.
	 * @param plan the instances
	 * @param parent the columns that tell the parent, among the outputs
	 */
	Select perParent(InstancePlan plan, List<TypedNode> parent) {
		return this.state.isSliced() ? perParent(plan.outputs(), parent.stream().map(plan::indexOf).toList())
				: select(plan);
	}

	private SelectAssembly assembly(List<Output> outputs) {
		return new SelectAssembly(this.state, this.scope, conditions(), outputs, ordering());
	}

	/**
	 * Aggregates over all rows of the query. What is annotated of each row's group has no
	 * say: its joins would multiply the rows.
	 */
	Select aggregate(List<Output> outputs) {
		QueryScope probe = new QueryScope(this.scope.environment(), this.scope.dialect(), this.state, null);
		Conditions conditions = Conditions.of(this.state, this.scope, (name) -> !probe.annotation(name).aggregate());
		this.conditions = conditions;
		if (!conditions.areOnRows()) {
			throw new ParamsError("aggregate(..) has no place for conditions on aggregates or window functions.");
		}
		Select.Builder select = rowByRow();
		outputs.forEach((output) -> select.item(output.node().node(), output.node().sqlType(), null));
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
		boolean nested = this.scope.isNesting() && !this.scope.dialect().syntax().allowsSelfReferenceInWrites();
		if (this.scope.joins().isHinted()) {
			return null;
		}
		return (this.scope.joins().isEmpty() && conditions.areOnRows() && !nested) ? conditions.where() : null;
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
		terms = byFields(terms);
		return this.state.reversed() ? terms.stream().map(Ordering::reversed).toList() : terms;
	}

	/**
	 * The terms of an ordering with the fields of composite keys in place of these keys.
	 */
	List<Ordering> byFields(List<Ordering> terms) {
		List<Ordering> expanded = new ArrayList<>(terms.size());
		for (Ordering term : terms) {
			List<String> fields = (term.expression() instanceof F reference)
					? this.scope.paths().compositeFields(reference.path()) : null;
			if (fields == null) {
				expanded.add(term);
			}
			else {
				fields.forEach((field) -> expanded.add(term.by(F.of(field))));
			}
		}
		return expanded;
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

}
