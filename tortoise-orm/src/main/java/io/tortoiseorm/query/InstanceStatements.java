package io.tortoiseorm.query;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;

/**
 * Makes the statements of queries that load instances, and keeps what is the same for
 * many of them. Thread-safe.
 */
final class InstanceStatements {

	private final QueryEnvironment environment;

	private final Map<WholeRows.Key, WholeRows> wholeRows = new ConcurrentHashMap<>();

	private final KeptStatements<PlainQuery.Shape> kept = new KeptStatements<>();

	InstanceStatements(QueryEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Compiles a query.
	 * @param dialect the database
	 * @param state the query
	 * @return the statement, and how to read its rows
	 */
	Loading of(Dialect dialect, QueryState state) {
		if (state.setOperation() != null) {
			CombinedCompiler combined = CombinedCompiler.of(this.environment, dialect, state);
			RowMapper<ModelBase> mapper = combined.instances();
			return new Loading(SqlWriter.write(dialect, combined.select()), mapper);
		}
		ModelMeta model = this.environment.registry().get(state.model());
		PlainQuery plain = PlainQuery.of(model, dialect, state);
		if (plain != null) {
			return plain(plain, model, dialect, state);
		}
		SelectCompiler compiler = SelectCompiler.of(this.environment, dialect, state);
		InstancePlan plan = plan(compiler, state, Set.of());
		return new Loading(SqlWriter.write(dialect, compiler.select(plan)), plan.mapper());
	}

	private Loading plain(PlainQuery plain, ModelMeta model, Dialect dialect, QueryState state) {
		WholeRows rows = wholeRows(model, dialect);
		SqlStatement statement = this.kept.get(plain.shape(), plain.values(), () -> {
			SelectCompiler compiler = SelectCompiler.of(this.environment, dialect, state);
			return SqlWriter.writeOnOneTable(dialect, compiler.scope().joins().rootAlias(),
					compiler.select(rows.outputs()));
		});
		return new Loading(statement, rows.mapper());
	}

	/**
	 * Plans the instances of a query.
	 * @param compiler the query
	 * @param state its state
	 * @param required fields that are loaded even when {@code only} leaves them out
	 */
	InstancePlan plan(SelectCompiler compiler, QueryState state, Set<FieldMeta> required) {
		if (state.only() != null || !state.related().isEmpty()) {
			return InstancePlan.of(compiler, state, required);
		}
		return InstancePlan.of(compiler, state, wholeRows(compiler.model(), compiler.scope().dialect()));
	}

	private WholeRows wholeRows(ModelMeta model, Dialect dialect) {
		WholeRows.Key key = new WholeRows.Key(model, dialect);
		WholeRows known = this.wholeRows.get(key);
		return (known != null) ? known
				: this.wholeRows.computeIfAbsent(key, (missing) -> new WholeRows(model, dialect));
	}

	/**
	 * A compiled query.
	 *
	 * @param statement what is sent
	 * @param mapper reads the rows
	 */
	record Loading(SqlStatement statement, RowMapper<ModelBase> mapper) {

	}

}
