package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.query.QueryState.Selection;
import io.tortoiseorm.query.QueryState.SetSpec;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.SetOperation;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Compiles combinations of queries, which may be combinations themselves. Used once:
 * first {@link #instances()} or {@link #values()}, then {@link #select()}.
 */
final class CombinedCompiler {

	private final QueryState state;

	private final SetSpec spec;

	private final List<Operand> operands;

	/** What all operands select. */
	private List<Output> outputs = List.of();

	private List<String> names = List.of();

	/** Which of that the combination selects. */
	private List<Integer> chosen = List.of();

	private List<String> selectedNames = List.of();

	private CombinedCompiler(QueryState state, Dialect dialect, Function<QueryState, Operand> operands) {
		this.state = state;
		this.spec = java.util.Objects.requireNonNull(state.setOperation());
		if (!state.filters().isEmpty() || !state.annotations().isEmpty() || state.distinct() || state.groupBy() != null
				|| state.only() != null || state.lock() != null || state.indexHint() != null
				|| !state.related().isEmpty()) {
			throw new ParamsError("A combination of queries can be ordered, sliced, prefetched and counted; filters, "
					+ "annotations and the like belong into the queries that are combined.");
		}
		if (!this.spec.operator().startsWith("UNION") && !dialect.supports(Feature.INTERSECT_EXCEPT)) {
			throw new UnsupportedError(dialect.displayName() + " cannot do " + this.spec.operator() + ".");
		}
		for (QueryState operand : this.spec.operands()) {
			if (operand.lock() != null || !operand.prefetches().isEmpty()) {
				throw new ParamsError("A query that is combined has no place for selectForUpdate(..), and "
						+ "prefetchRelated(..) comes behind the combination.");
			}
		}
		this.operands = this.spec.operands().stream().map(operands).toList();
	}

	static CombinedCompiler of(QueryEnvironment environment, Dialect dialect, QueryState state) {
		return new CombinedCompiler(state, dialect,
				(operand) -> (operand.setOperation() != null) ? new Combination(of(environment, dialect, operand))
						: new Single(SelectCompiler.of(environment, dialect, operand), operand));
	}

	/**
	 * Compiles a combination inside another query.
	 */
	static CombinedCompiler inside(QueryScope outer, QueryState state) {
		return new CombinedCompiler(state, outer.dialect(), (operand) -> (operand.setOperation() != null)
				? new Combination(inside(outer, operand)) : new Single(SelectCompiler.inside(outer, operand), operand));
	}

	/**
	 * Plans to select instances.
	 * @return reads them
	 */
	RowMapper<ModelBase> instances() {
		this.operands.forEach(Operand::takeInstances);
		takeOutputs();
		return this.operands.get(0).mapper();
	}

	/**
	 * Plans to select values.
	 * @return the selected expressions
	 */
	List<Output> values() {
		List<Selection> own = this.state.projection();
		boolean instances = this.spec.operands().get(0).projection() == null;
		this.operands.forEach(instances ? Operand::takeInstances : Operand::takeValues);
		takeOutputs();
		if (own != null && !own.isEmpty() && !own.equals(this.spec.operands().get(0).projection())) {
			this.chosen = own.stream().map(this::chosen).toList();
			this.selectedNames = own.stream().map(Selection::name).toList();
		}
		return selected();
	}

	private List<Output> selected() {
		List<Output> selected = new ArrayList<>();
		for (int i = 0; i < this.chosen.size(); i++) {
			Output output = this.outputs.get(this.chosen.get(i));
			selected.add(new Output(this.selectedNames.get(i), output.node(), false, Set.of()));
		}
		return selected;
	}

	private int chosen(Selection selection) {
		if (selection.source() instanceof String path) {
			return indexOf(path);
		}
		throw new ParamsError(
				"A combination of queries selects what the combined ones do, and no further expressions.");
	}

	private void takeOutputs() {
		this.outputs = List.copyOf(this.operands.get(0).outputs());
		this.names = this.operands.get(0).names();
		this.chosen = IntStream.range(0, this.outputs.size()).boxed().toList();
		this.selectedNames = this.names;
		List<Kind> expected = kinds(this.outputs);
		for (Operand operand : this.operands) {
			List<Kind> found = kinds(operand.outputs());
			if (!expected.equals(found)) {
				throw new ParamsError(
						"Combined queries must select the same fields, found " + expected + " and " + found + ".");
			}
		}
	}

	/**
	 * The kinds of values; the length of a text makes no difference.
	 */
	private static List<Kind> kinds(List<Output> outputs) {
		return outputs.stream()
			.map((output) -> output.node().sqlType())
			.map((type) -> type.isText() ? Kind.TEXT : type.kind())
			.toList();
	}

	/**
	 * The combination, to be read.
	 */
	Select select() {
		return select(true);
	}

	private Select select(boolean read) {
		List<String> all = IntStream.range(0, this.outputs.size()).mapToObj(SelectAssembly::column).toList();
		List<Select> selects = this.operands.stream().map(Operand::select).toList();
		Select.Builder select = Select.builder()
			.from(Select.aliased(Sql.parenthesized(new SetOperation(this.spec.operator(), all, selects)), "combined"));
		for (int i = 0; i < this.chosen.size(); i++) {
			SqlNode column = Sql.name(all.get(this.chosen.get(i)));
			if (read) {
				select.item(column, this.outputs.get(this.chosen.get(i)).node().sqlType(), null);
			}
			else {
				select.item(column, SqlType.UNKNOWN, SelectAssembly.column(i));
			}
		}
		for (Ordering term : ordering()) {
			select.orderBy(term(term));
		}
		return select.limit(this.state.limit()).offset(this.state.offset()).build();
	}

	/**
	 * The number of results.
	 */
	Select count() {
		plan();
		return Select.builder()
			.item(Sql.raw("COUNT(*)"), SqlType.BIGINT, null)
			.from(Select.aliased(Sql.parenthesized(select(false)), "counted"))
			.build();
	}

	/**
	 * The results, where only their presence counts.
	 */
	Select existence() {
		plan();
		return select(false);
	}

	private void plan() {
		if (this.spec.operands().get(0).projection() != null) {
			values();
		}
		else {
			instances();
		}
	}

	/**
	 * The single column of a combination inside a query; the key when nothing is
	 * selected.
	 */
	TypedNode scalar() {
		if (this.state.projection() != null) {
			values();
		}
		else {
			instances();
			this.chosen = List.of(indexOf("pk"));
		}
		if (this.chosen.size() != 1) {
			throw new ParamsError("A subquery gives one column, found " + this.chosen.size()
					+ ": select one by values(..) or valuesListFlat(..).");
		}
		TypedNode selected = this.outputs.get(this.chosen.get(0)).node();
		// once more around, as some databases take no limit in its place
		Select around = Select.builder()
			.item(Sql.name(SelectAssembly.column(0)), SqlType.UNKNOWN, null)
			.from(Select.aliased(Sql.parenthesized(select(false)), "chosen"))
			.build();
		return new TypedNode(Sql.parenthesized(around), selected.type(), true);
	}

	private List<Ordering> ordering() {
		List<Ordering> terms = this.state.ordering();
		if (terms == null) {
			terms = this.state.keyOrdered() ? List.of(Ordering.of("pk")) : List.of();
		}
		terms = terms.stream().flatMap(this::byKeyFields).toList();
		return this.state.reversed() ? terms.stream().map(Ordering::reversed).toList() : terms;
	}

	private Stream<Ordering> byKeyFields(Ordering term) {
		boolean key = term.expression() instanceof F field && field.path().equals("pk");
		return key ? this.operands.get(0).keyNames().stream().map((name) -> term.by(F.of(name))) : Stream.of(term);
	}

	private OrderBy term(Ordering term) {
		if (!(term.expression() instanceof F field)) {
			throw new FieldError("Combined queries can be ordered by what they select: " + String.join(", ", this.names)
					+ "; found " + term.expression() + ".");
		}
		SqlNode column = Sql.name(SelectAssembly.column(indexOf(field.path())));
		return new OrderBy(column, term.isDescending(), term.nulls(), true);
	}

	private int indexOf(String path) {
		List<String> keys = this.operands.get(0).keyNames();
		String name = (path.equals("pk") && keys.size() == 1) ? keys.get(0) : path;
		int index = this.names.indexOf(name);
		if (index < 0) {
			throw new FieldError("Combined queries can be ordered by and select what is selected in them: "
					+ String.join(", ", this.names) + "; found '" + Names.shown(path) + "'.");
		}
		return index;
	}

	/**
	 * One of the queries that are combined.
	 */
	private interface Operand {

		void takeInstances();

		void takeValues();

		List<Output> outputs();

		List<String> names();

		RowMapper<ModelBase> mapper();

		Select select();

		List<String> keyNames();

	}

	private static final class Single implements Operand {

		private final SelectCompiler compiler;

		private final QueryState state;

		private List<Output> outputs = List.of();

		private List<String> names = List.of();

		private @Nullable RowMapper<ModelBase> mapper;

		Single(SelectCompiler compiler, QueryState state) {
			this.compiler = compiler;
			this.state = state;
		}

		@Override
		public void takeInstances() {
			if (this.state.projection() != null || !this.state.related().isEmpty()
					|| !this.state.annotations().isEmpty()) {
				throw new ParamsError("Combined queries of instances have no place for selectRelated or annotations, "
						+ "and all give instances.");
			}
			InstancePlan plan = InstancePlan.of(this.compiler, this.state, Set.of());
			this.outputs = plan.outputs();
			this.names = plan.fieldNames();
			this.mapper = plan.mapper();
		}

		@Override
		public void takeValues() {
			this.outputs = this.compiler.projected();
			this.names = this.outputs.stream().map((output) -> String.valueOf(output.name())).toList();
		}

		@Override
		public List<Output> outputs() {
			return this.outputs;
		}

		@Override
		public List<String> names() {
			return this.names;
		}

		@Override
		public RowMapper<ModelBase> mapper() {
			return java.util.Objects.requireNonNull(this.mapper);
		}

		@Override
		public Select select() {
			return this.compiler.operand(this.outputs);
		}

		@Override
		public List<String> keyNames() {
			return KeyParts.names(this.compiler.model());
		}

	}

	private static final class Combination implements Operand {

		private final CombinedCompiler compiler;

		private @Nullable RowMapper<ModelBase> mapper;

		Combination(CombinedCompiler compiler) {
			this.compiler = compiler;
		}

		@Override
		public void takeInstances() {
			this.mapper = this.compiler.instances();
		}

		@Override
		public void takeValues() {
			this.compiler.values();
		}

		@Override
		public List<Output> outputs() {
			return this.compiler.selected();
		}

		@Override
		public List<String> names() {
			return this.compiler.selectedNames;
		}

		@Override
		public RowMapper<ModelBase> mapper() {
			return java.util.Objects.requireNonNull(this.mapper);
		}

		@Override
		public Select select() {
			return this.compiler.select(false);
		}

		@Override
		public List<String> keyNames() {
			return this.compiler.operands.get(0).keyNames();
		}

	}

}
