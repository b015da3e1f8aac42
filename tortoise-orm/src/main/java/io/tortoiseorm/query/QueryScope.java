package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.SubquerySource;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * One query while it is compiled: resolves names, joins what they need, and keeps account
 * of what was aggregated. Used by one thread, once.
 */
final class QueryScope implements ExpressionContext {

	private final QueryEnvironment environment;

	private final Dialect dialect;

	private final ModelMeta model;

	private final Map<String, Expression<?>> annotations;

	private final @Nullable QueryScope outer;

	private final @Nullable String chosenConnection;

	private final JoinPlan joins;

	private final PathResolver paths;

	private final GlobalConditions globals;

	private final Map<String, Map<String, CommonTables.NamedColumn>> namedQueries = new LinkedHashMap<>();

	private final UsageTracker usage = new UsageTracker();

	private final RelatedRows relatedRows = new RelatedRows(this);

	private boolean joinsAllowed = true;

	private boolean nesting;

	QueryScope(QueryEnvironment environment, Dialect dialect, QueryState state, @Nullable QueryScope outer) {
		this.environment = environment;
		this.dialect = dialect;
		this.model = environment.registry().get(state.model());
		this.annotations = state.annotations();
		this.outer = outer;
		this.chosenConnection = (outer != null) ? outer.chosenConnection : state.database();
		String table = this.model.table().name();
		this.globals = new GlobalConditions(environment, dialect, state.bypass());
		this.joins = new JoinPlan(dialect, this.model, (outer != null) ? "u" + (outer.depth() + 1) : table,
				this.globals, state.indexHint());
		this.paths = new PathResolver(this.model, this.joins, this);
		for (QueryScope around = outer; around != null; around = around.outer) {
			around.nesting = true;
		}
		checkAnnotationNames();
	}

	/**
	 * A scope for values that an UPDATE sets: what lies behind a relation is reached by
	 * subqueries.
	 */
	static QueryScope withoutJoins(QueryEnvironment environment, Dialect dialect, QueryState state) {
		QueryScope scope = new QueryScope(environment, dialect, state, null);
		scope.joinsAllowed = false;
		return scope;
	}

	private void checkAnnotationNames() {
		for (String name : this.annotations.keySet()) {
			if (this.model.field(name) != null || this.model.relation(name) != null) {
				throw new FieldError("The annotation '" + Names.shown(name) + "' has the name of a field of model "
						+ this.model.name() + ": choose another.");
			}
		}
	}

	/**
	 * How many queries are around this one.
	 */
	int depth() {
		return (this.outer != null) ? this.outer.depth() + 1 : 0;
	}

	/**
	 * A scope of one table under an alias, for conditions on its own columns.
	 */
	QueryScope(QueryEnvironment environment, Dialect dialect, ModelMeta model, String alias) {
		this.environment = environment;
		this.dialect = dialect;
		this.model = model;
		this.annotations = Map.of();
		this.outer = null;
		this.chosenConnection = null;
		this.globals = GlobalConditions.none(environment, dialect);
		this.joins = new JoinPlan(dialect, model, alias, this.globals, null);
		this.paths = new PathResolver(model, this.joins, this);
	}

	GlobalConditions globals() {
		return this.globals;
	}

	QueryEnvironment environment() {
		return this.environment;
	}

	ModelMeta model() {
		return this.model;
	}

	JoinPlan joins() {
		return this.joins;
	}

	PathResolver paths() {
		return this.paths;
	}

	/**
	 * Whether there are queries inside this one.
	 */
	boolean isNesting() {
		return this.nesting;
	}

	Map<String, Expression<?>> annotations() {
		return this.annotations;
	}

	@Override
	public Dialect dialect() {
		return this.dialect;
	}

	/**
	 * Runs a compilation and tells what it used.
	 */
	<T> Tracked<T> track(Supplier<T> compilation) {
		return this.usage.track(compilation);
	}

	/**
	 * Notes that a column is used outside of aggregates.
	 */
	TypedNode used(TypedNode column) {
		this.usage.column(column);
		return column;
	}

	/**
	 * An annotation by name, compiled once.
	 */
	Tracked<TypedNode> annotation(String name) {
		return this.usage.annotation(name, this.annotations.get(name), this);
	}

	@Override
	public TypedNode reference(String path) {
		List<String> names = Names.split(path);
		RelationMeta first = (this.joinsAllowed || names.size() == 1) ? null : this.model.relation(names.get(0));
		if (first == null || this.paths.isOwnKey(path)) {
			return this.paths.reference(path);
		}
		return this.relatedRows.value(first, names);
	}

	@Override
	public TypedNode counted(String path) {
		CompositeKeyLookup key = (this.paths.compositeFields(path) != null) ? this.paths.compositeKey(path) : null;
		return (key != null) ? key.counted() : reference(path);
	}

	@Override
	public TypedNode outerReference(String path) {
		if (this.outer == null) {
			throw new FieldError("OuterRef('" + Names.shown(path)
					+ "') is used in a query that is not inside another: use it in a Subquery or Exists.");
		}
		return this.outer.reference(path);
	}

	@Override
	public TypedNode operand(@Nullable Object value, @Nullable ValueType like) {
		if (value instanceof Expression<?> expression) {
			return expression.compile(this);
		}
		if (value instanceof SubquerySource source) {
			return subquery(source);
		}
		if (value == null) {
			return new TypedNode(Sql.raw("NULL"), (like != null) ? like : ValueType.UNKNOWN, true);
		}
		Object plain = (value instanceof ModelBase instance)
				? Keys.of(this.environment.registry().get(instance.getClass()), instance) : value;
		ValueType type = (like != null && !StandardLookups.isFractionForInteger(plain, like)) ? like
				: ValueType.of(plain.getClass());
		return new TypedNode(Sql.bind(type.toOperand(plain), type.sqlType()), type, false);
	}

	@Override
	public SqlNode condition(Q condition) {
		return condition.compileCondition(this);
	}

	@Override
	public SqlNode lookup(String key, @Nullable Object value) {
		CompositeKeyLookup composite = this.paths.compositeKey(key);
		PathResolver.Resolved resolved = (composite == null) ? this.paths.resolve(key) : null;
		try {
			if (resolved == null) {
				return Objects.requireNonNull(composite).compile(this, value);
			}
			return lookup(resolved.node(), resolved.lookup(), withKeys(resolved.relation(), value));
		}
		catch (ParamsError ex) {
			throw new ParamsError(this.model.name() + "." + Names.shown(key) + ": " + ex.getMessage(), ex);
		}
	}

	@Override
	public SqlNode lookup(TypedNode left, String lookup, @Nullable Object value) {
		io.tortoiseorm.expressions.Lookup found = this.environment.lookups().find(lookup);
		if (found == null) {
			throw new FieldError("Unknown lookup '" + Names.shown(lookup) + "'."
					+ Names.suggestion(lookup, this.environment.lookups().names()));
		}
		return found.compile(this, left, withKeys(null, value));
	}

	private @Nullable Object withKeys(@Nullable RelationMeta relation, @Nullable Object value) {
		if (value instanceof ModelBase instance) {
			return (relation != null) ? Keys.of(relation, instance)
					: Keys.of(this.environment.registry().get(instance.getClass()), instance);
		}
		if (value instanceof Collection<?> collection
				&& collection.stream().anyMatch((element) -> element instanceof ModelBase)) {
			List<@Nullable Object> keys = new ArrayList<>(collection.size());
			collection.forEach((element) -> keys.add(withKeys(relation, element)));
			return keys;
		}
		return value;
	}

	@Override
	public SqlNode quantified(Quantifier quantifier, String relation, Q condition) {
		return this.relatedRows.quantified(quantifier, relation, condition);
	}

	@Override
	public SqlNode related(ModelBase owner, String name) {
		return this.relatedRows.of(owner, name);
	}

	/**
	 * Refuses a query inside this one that is meant for another database.
	 */
	void requireSameConnection(QueryState inner) {
		String own = (this.chosenConnection != null) ? this.chosenConnection : this.model.connection();
		ModelMeta other = this.environment.registry().get(inner.model());
		boolean asked = inner.database() != null;
		if (asked ? !own.equals(inner.database()) : this.chosenConnection == null && !own.equals(other.connection())) {
			throw new ParamsError(
					"A query of " + other.name() + " on connection \"" + (asked ? inner.database() : other.connection())
							+ "\" cannot be part of a query of " + this.model.name() + " on connection \"" + own
							+ "\": run it by itself, and filter by what it gives.");
		}
	}

	@Override
	public TypedNode subquery(SubquerySource source) {
		QueryState state = (QueryState) source.queryState();
		if (state.setOperation() != null) {
			return CombinedCompiler.inside(this, state).scalar();
		}
		SelectCompiler compiler = SelectCompiler.inside(this, state);
		boolean assigned = !this.joinsAllowed;
		return (assigned && !this.dialect.syntax().allowsSelfReferenceInWrites()) ? compiler.wrapped()
				: compiler.scalar();
	}

	@Override
	public TypedNode members(SubquerySource source) {
		QueryState state = (QueryState) source.queryState();
		return (state.setOperation() != null) ? CombinedCompiler.inside(this, state).scalar()
				: SelectCompiler.inside(this, state).members();
	}

	@Override
	public SqlNode exists(SubquerySource source) {
		QueryState state = (QueryState) source.queryState();
		Select rows = (state.setOperation() != null) ? CombinedCompiler.inside(this, state).existence()
				: SelectCompiler.inside(this, state).existence();
		return Sql.sequence("EXISTS (", rows, ")");
	}

	/**
	 * Makes a named query known to this query and those inside it.
	 */
	void declare(String name, Map<String, CommonTables.NamedColumn> columns) {
		if (this.namedQueries.put(name, columns) != null) {
			throw new ParamsError("Two queries in with(..) are named '" + name + "'.");
		}
	}

	@Override
	public TypedNode namedColumn(String query, String column) {
		Map<String, CommonTables.NamedColumn> columns = this.namedQueries.get(query);
		if (columns == null) {
			if (this.outer != null) {
				return this.outer.namedColumn(query, column);
			}
			throw new FieldError("There is no query '" + Names.shown(query) + "' in with(..)."
					+ Names.suggestion(query, this.namedQueries.keySet()));
		}
		CommonTables.NamedColumn found = columns.get(column);
		if (found == null) {
			throw new FieldError("The query '" + query + "' in with(..) selects no '" + Names.shown(column) + "'."
					+ Names.suggestion(column, columns.keySet()));
		}
		Select select = Select.builder()
			.item(Sql.name(found.column()), SqlType.UNKNOWN, null)
			.from(Sql.name(query))
			.build();
		return new TypedNode(Sql.parenthesized(select), found.type(), true);
	}

	@Override
	public <T> T aggregated(Supplier<T> inside) {
		return this.usage.aggregated(inside);
	}

	@Override
	public void windowed() {
		this.usage.windowed();
	}

	/**
	 * A compiled thing and what it used.
	 *
	 * @param <T> the type of the thing
	 * @param value the thing
	 * @param aggregate whether an aggregate is in it
	 * @param window whether a window function is in it
	 * @param columns the columns it uses outside of aggregates
	 */
	record Tracked<T>(T value, boolean aggregate, boolean window, Set<SqlNode> columns) {

	}

}
