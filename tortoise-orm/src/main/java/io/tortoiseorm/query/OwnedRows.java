package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.query.Prefetcher.Link;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads rows with the keys of the owners that they belong to by a relation.
 */
final class OwnedRows {

	private final Queries queries;

	private final InstanceStatements instances;

	OwnedRows(Queries queries, InstanceStatements instances) {
		this.queries = queries;
		this.instances = instances;
	}

	/**
	 * The rows of a query that belong to owners with the given keys.
	 */
	Mono<List<Link>> linked(QueryState state, RelationMeta relation, List<Object> keys) {
		Database database = this.queries.database(state);
		SelectCompiler compiler = this.queries.compiler(database, state);
		InstancePlan plan = this.instances.plan(compiler, state, Prefetcher.requiredFields(relation));
		TypedNode owner = owner(compiler, relation);
		ColumnReader keyReader = (relation.through() != null) ? plan.extra(owner) : null;
		compiler.restrict(compiler.scope().lookup(owner, "in", keys));
		Select select = compiler.perParent(plan, plan.indexOf(owner));
		return database.list(statement(database, select, relation),
				links(plan, relation.targetField()::get, keyReader));
	}

	/**
	 * The values of rows that belong to owners with the given keys, with the key of the
	 * owner behind them.
	 */
	<T> Mono<List<T>> linkedValues(QueryState state, RelationMeta relation, List<Object> keys, ResultShape<T> shape) {
		Database database = this.queries.database(state);
		SelectCompiler compiler = this.queries.compiler(database, state);
		List<Output> outputs = new ArrayList<>(compiler.projected());
		TypedNode owner = owner(compiler, relation);
		outputs.add(Output.column(owner));
		compiler.restrict(compiler.scope().lookup(owner, "in", keys));
		Select select = compiler.perParent(outputs, outputs.size() - 1);
		return database.list(statement(database, select, relation), Queries.mapper(outputs, shape, database.dialect()));
	}

	/**
	 * The column with the key of the owner.
	 */
	private static TypedNode owner(SelectCompiler compiler, RelationMeta relation) {
		ThroughMeta through = relation.through();
		return (through == null) ? compiler.rootColumn(relation.targetField())
				: new TypedNode(compiler.scope().joins().link(relation, through), relation.sourceField().type(), false);
	}

	/**
	 * Reads instances with the keys of their owners. Rows of one instance linked to
	 * several owners give the same object.
	 */
	private static RowMapper<Link> links(InstancePlan plan, Function<ModelBase, @Nullable Object> keyOf,
			@Nullable ColumnReader keyReader) {
		RowMapper<ModelBase> mapper = plan.mapper();
		if (keyReader == null) {
			return (row) -> {
				ModelBase target = mapper.map(row);
				return new Link(Objects.requireNonNull(keyOf.apply(target)), target);
			};
		}
		Map<Object, ModelBase> shared = new HashMap<>();
		return (row) -> {
			ModelBase read = mapper.map(row);
			Object identity = Objects.requireNonNull(keyOf.apply(read));
			ModelBase target = shared.computeIfAbsent(identity, (missing) -> read);
			return new Link(Objects.requireNonNull(keyReader.read(row)), target);
		};
	}

	private static SqlStatement statement(Database database, SqlNode node, RelationMeta relation) {
		return SqlWriter.write(database.dialect(), node)
			.of(new Operation(relation.target().name(), "prefetch",
					new Operation.Relation(relation.source().name(), relation.name())));
	}

}
