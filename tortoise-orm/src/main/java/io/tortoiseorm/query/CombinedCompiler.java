package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.SetOperation;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * Compiles combinations of queries, which may be combinations themselves. Used once:
 * first {@link #instances()} or {@link #values()}, then {@link #select()}.
 */
final class CombinedCompiler {

	private final QueryState state;

	private final SetSpec spec;

	private final List<CombinedOperand> operands;

	/** What all operands select. */
	private List<Output> outputs = List.of();

	private List<String> names = List.of();

	/** Which of that the combination selects. */
	private List<Integer> chosen = List.of();

	private List<String> selectedNames = List.of();

	private final Dialect dialect;

	private CombinedCompiler(QueryState state, Dialect dialect, Function<QueryState, CombinedOperand> operands) {
		this.state = state;
		this.dialect = dialect;
		this.spec = Objects.requireNonNull(state.setOperation());
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
		requireSameConnection(environment.registry(), state);
		return new CombinedCompiler(state, dialect,
				(operand) -> (operand.setOperation() != null) ? CombinedOperand.of(of(environment, dialect, operand))
						: CombinedOperand.of(SelectCompiler.of(environment, dialect, operand), operand));
	}

	private static void requireSameConnection(ModelRegistry models, QueryState state) {
		String connection = models.get(state.model()).connection();
		for (QueryState operand : Objects.requireNonNull(state.setOperation()).operands()) {
			ModelMeta model = models.get(operand.model());
			if (state.database() == null && !model.connection().equals(connection)) {
				throw new ParamsError("Combined queries go to one connection: found " + model.name()
						+ " on connection \"" + model.connection() + "\", and \"" + connection + "\" before.");
			}
		}
	}

	/**
	 * Compiles a combination inside another query.
	 */
	static CombinedCompiler inside(QueryScope outer, QueryState state) {
		return new CombinedCompiler(state, outer.dialect(),
				(operand) -> (operand.setOperation() != null) ? CombinedOperand.of(inside(outer, operand))
						: CombinedOperand.of(SelectCompiler.inside(outer, operand), operand));
	}

	/**
	 * Plans to select instances.
	 * @return reads them
	 */
	RowMapper<ModelBase> instances() {
		boolean mixed = models().size() > 1;
		takeInstances(mixed);
		Map<Integer, RowMapper<ModelBase>> mappers = mappers();
		if (!mixed) {
			return mappers.values().iterator().next();
		}
		if (!this.state.prefetches().isEmpty()) {
			throw new ParamsError("Instances of several models have no relations in common: prefetchRelated(..) has no "
					+ "place here.");
		}
		int marker = this.outputs.size() - 1;
		ColumnReader reader = new ColumnReader(marker, this.outputs.get(marker).node().type(), this.dialect);
		return (row) -> Objects.requireNonNull(mappers.get(reader.read(row))).map(row);
	}

	/**
	 * The models of the instances.
	 */
	Set<ModelMeta> models() {
		return this.operands.stream()
			.flatMap((operand) -> operand.models().stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Reads the instances of each model, by what marks its rows.
	 */
	Map<Integer, RowMapper<ModelBase>> mappers() {
		Map<Integer, RowMapper<ModelBase>> mappers = new LinkedHashMap<>();
		this.operands.forEach((operand) -> operand.mappers().forEach(mappers::putIfAbsent));
		return mappers;
	}

	/**
	 * Plans to select instances.
	 * @param mixed whether rows tell their model, in a last column
	 */
	void takeInstances(boolean mixed) {
		this.operands.forEach((operand) -> operand.takeInstances(mixed));
		if (mixed) {
			requireSameNames();
		}
		takeOutputs();
	}

	private void requireSameNames() {
		List<String> expected = this.operands.get(0).names();
		for (CombinedOperand operand : this.operands) {
			if (!operand.names().equals(expected)) {
				throw new ParamsError("Instances of several models are combined by fields of the same names, found "
						+ expected + " and " + operand.names() + ": choose some by only(..).");
			}
		}
	}

	/**
	 * Plans to select values.
	 * @return the selected expressions
	 */
	List<Output> values() {
		List<Selection> own = this.state.projection();
		boolean instances = this.spec.operands().get(0).projection() == null;
		if (instances) {
			takeInstances(models().size() > 1);
		}
		else {
			this.operands.forEach(CombinedOperand::takeValues);
			takeOutputs();
		}
		if (own != null && !own.isEmpty() && !own.equals(this.spec.operands().get(0).projection())) {
			this.chosen = own.stream().map(this::chosen).toList();
			this.selectedNames = own.stream().map(Selection::name).toList();
		}
		return selected();
	}

	/**
	 * What the combination selects.
	 */
	List<Output> selected() {
		List<Output> selected = new ArrayList<>();
		for (int i = 0; i < this.chosen.size(); i++) {
			Output output = this.outputs.get(this.chosen.get(i));
			String name = (i < this.selectedNames.size()) ? this.selectedNames.get(i) : null;
			selected.add(new Output(name, output.node(), false, Set.of()));
		}
		return selected;
	}

	/**
	 * The names of what the combination selects.
	 */
	List<String> selectedNames() {
		return this.selectedNames;
	}

	/**
	 * The names of the fields of the key.
	 */
	List<String> keyNames() {
		return this.operands.get(0).keyNames();
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
		for (CombinedOperand operand : this.operands) {
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

	/**
	 * The combination.
	 * @param read whether the driver reads it, or a query around it does
	 */
	Select select(boolean read) {
		List<String> all = IntStream.range(0, this.outputs.size()).mapToObj(SelectAssembly::column).toList();
		List<Select> selects = this.operands.stream().map(CombinedOperand::select).toList();
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
			takeInstances(models().size() > 1);
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
		else if (models().size() > 1) {
			throw new ParamsError("Instances of several models have no key in common: select what to compare with by "
					+ "values(..).");
		}
		else {
			takeInstances(false);
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
		return key ? keyNames().stream().map((name) -> term.by(F.of(name))) : Stream.of(term);
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
		List<String> keys = keyNames();
		String name = (path.equals("pk") && keys.size() == 1) ? keys.get(0) : path;
		int index = this.names.indexOf(name);
		if (index < 0) {
			throw new FieldError("Combined queries can be ordered by and select what is selected in them: "
					+ String.join(", ", this.names) + "; found '" + Names.shown(path) + "'.");
		}
		return index;
	}

}
