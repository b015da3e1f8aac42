package io.tortoiseorm.query;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.SubquerySource;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.sql.Delete;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.Update;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Updates and deletes all rows that a query gives, in one statement. Whatever the query
 * says of relations, order, limit and offset holds: where the statement itself has no
 * place for it, the rows are found by their keys.
 */
public final class SetWriter {

	private final QueryEnvironment environment;

	/**
	 * Creates the writer.
	 * @param environment models and connections
	 */
	public SetWriter(QueryEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Sets fields of all rows that a query gives.
	 * @param state the query
	 * @param values plain values or expressions by field name
	 * @return how many rows were matched
	 */
	public Mono<Long> update(QueryState state, Map<String, ? extends @Nullable Object> values) {
		if (values.isEmpty()) {
			return Mono.just(0L);
		}
		Database database = database(state);
		return database.update(updateStatement(database.dialect(), state, values));
	}

	/**
	 * Deletes all rows that a query gives; marks them as deleted where the model says so.
	 * @param state the query
	 * @return how many rows of the model were deleted
	 */
	public Mono<Long> delete(QueryState state) {
		FieldMeta mark = this.environment.registry().get(state.model()).softDelete();
		return (mark != null) ? update(state, Map.of(mark.name(), Records.deletionMark(mark, this.environment.clock())))
				: remove(state);
	}

	/**
	 * Removes all rows that a query gives, whatever the model says of deletion.
	 * @param state the query
	 * @return how many rows of the model were removed
	 */
	public Mono<Long> remove(QueryState state) {
		Database database = database(state);
		return database.update(deleteStatement(database.dialect(), state));
	}

	private SqlStatement updateStatement(Dialect dialect, QueryState state,
			Map<String, ? extends @Nullable Object> values) {
		refuseShapes(state, "update");
		SelectCompiler compiler = SelectCompiler.of(this.environment, dialect, state);
		ModelMeta model = compiler.model();
		AssignmentOrder assignments = new AssignmentOrder(dialect, model);
		QueryScope assigned = QueryScope.withoutJoins(this.environment, dialect, state);
		values.forEach((name, value) -> {
			List<FieldMeta> fields = settable(model, name);
			List<@Nullable Object> parts = parts(model, fields, name, value);
			for (int i = 0; i < parts.size(); i++) {
				FieldMeta field = fields.get(i);
				assignments.add(field, compiler.rootColumn(field).node(),
						assigned(dialect, assigned, model, field, name, parts.get(i)));
			}
		});
		FieldMeta version = model.version();
		if (version != null && !values.containsKey(version.name())) {
			SqlNode column = compiler.rootColumn(version).node();
			assignments.add(version, column,
					new QueryScope.Tracked<>(Sql.sequence(column, " + 1"), false, false, Set.of()));
		}
		return SqlWriter
			.write(dialect, new Update(model.table(), assignments.ordered(), rows(dialect, compiler, state)))
			.of(new Operation(model.name(), "update"));
	}

	private SqlStatement deleteStatement(Dialect dialect, QueryState state) {
		refuseShapes(state, "delete");
		SelectCompiler compiler = SelectCompiler.of(this.environment, dialect, state);
		ModelMeta model = compiler.model();
		return SqlWriter.write(dialect, new Delete(model.table(), rows(dialect, compiler, state)))
			.of(new Operation(model.name(), "delete"));
	}

	private static void refuseShapes(QueryState state, String operation) {
		if (state.projection() != null) {
			throw new ParamsError(operation + "(..) writes rows of a model: it has no place for values(..).");
		}
		if (state.lock() != null) {
			throw new ParamsError(operation + "(..) locks what it writes: it has no place for selectForUpdate(..).");
		}
	}

	private static List<FieldMeta> settable(ModelMeta model, String name) {
		RelationMeta relation = model.relation(name);
		if (relation != null && !relation.holdsKey()) {
			throw new FieldError(model.name() + "." + name + " has no column and can not be updated.");
		}
		List<FieldMeta> fields = Names.fields(model, name);
		for (FieldMeta field : fields) {
			if (field.primaryKey()) {
				throw new FieldError(model.name() + "." + field.name()
						+ " is the primary key and can not be updated: create a new row instead.");
			}
		}
		return fields;
	}

	/**
	 * A value for each field that a name stands for.
	 */
	private static List<@Nullable Object> parts(ModelMeta model, List<FieldMeta> fields, String name,
			@Nullable Object value) {
		RelationMeta relation = model.relation(name);
		if (relation == null || fields.size() == 1) {
			return Collections.singletonList(value);
		}
		if (value instanceof Expression<?> || value instanceof SubquerySource) {
			throw new FieldError(model.name() + "." + name + " has a field for each part of its key: set each of "
					+ fields.stream().map(FieldMeta::name).toList() + " to an expression of its own.");
		}
		return Keys.parts(relation, value);
	}

	private QueryScope.Tracked<SqlNode> assigned(Dialect dialect, QueryScope scope, ModelMeta model, FieldMeta field,
			String name, @Nullable Object value) {
		if (value instanceof Expression<?> || value instanceof SubquerySource) {
			QueryScope.Tracked<SqlNode> tracked = scope.track(() -> scope.operand(value, field.type()).node());
			if (tracked.aggregate()) {
				throw new FieldError(model.name() + "." + name + " can not be set to an aggregate: use a Subquery.");
			}
			return tracked;
		}
		RelationMeta relation = model.relation(name);
		Object plain = (relation != null && value instanceof ModelBase) ? Keys.of(relation, value) : value;
		SqlNode bound = Sql.bind(RowChecks.value(field, plain, dialect.types(), this.environment.validation()),
				field.sqlType());
		return new QueryScope.Tracked<>(bound, false, false, Set.of());
	}

	/**
	 * Which rows are written.
	 */
	private static @Nullable SqlNode rows(Dialect dialect, SelectCompiler compiler, QueryState state) {
		List<SqlNode> plain = compiler.plainConditions();
		if (plain != null) {
			return plain.isEmpty() ? null : Sql.and(plain);
		}
		List<FieldMeta> key = compiler.model().keyFields();
		Select keys = compiler.keys();
		if (!dialect.syntax().allowsSelfReferenceInWrites() || state.isSliced()) {
			keys = SelectCompiler.derived(keys, key.size());
		}
		List<SqlNode> columns = key.stream().map((field) -> compiler.rootColumn(field).node()).toList();
		return (columns.size() == 1) ? Sql.sequence(columns.get(0), " IN (", keys, ")")
				: dialect.operators().inRows(columns, keys);
	}

	private Database database(QueryState state) {
		return this.environment.database(this.environment.registry().get(state.model()), true, state.database());
	}

}
