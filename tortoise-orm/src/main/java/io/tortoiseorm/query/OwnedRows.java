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
import io.tortoiseorm.sql.Sql;
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
		List<TypedNode> owner = owner(compiler, relation);
		List<ColumnReader> keyReaders = (relation.through() != null) ? owner.stream().map(plan::extra).toList()
				: List.of();
		restrict(compiler, owner, keys);
		Select select = compiler.perParent(plan, owner);
		return database.list(statement(database, select, relation), links(plan, relation, keyReaders));
	}

	/**
	 * The values of rows that belong to owners with the given keys, with the key of the
	 * owner behind them, value by value.
	 */
	<T> Mono<List<T>> linkedValues(QueryState state, RelationMeta relation, List<Object> keys, ResultShape<T> shape) {
		Database database = this.queries.database(state);
		SelectCompiler compiler = this.queries.compiler(database, state);
		List<Output> outputs = new ArrayList<>(compiler.projected());
		List<TypedNode> owner = owner(compiler, relation);
		List<Integer> parent = new ArrayList<>(owner.size());
		for (TypedNode column : owner) {
			parent.add(outputs.size());
			outputs.add(Output.column(column));
		}
		restrict(compiler, owner, keys);
		Select select = compiler.perParent(outputs, parent);
		return database.list(statement(database, select, relation), Queries.mapper(outputs, shape, database.dialect()));
	}

	private static void restrict(SelectCompiler compiler, List<TypedNode> owner, List<Object> keys) {
		if (owner.size() == 1) {
			compiler.restrict(compiler.scope().lookup(owner.get(0), "in", keys));
			return;
		}
		compiler.restrict(CompositeKeyLookup.anyOf(keys.stream().map((key) -> {
			List<SqlNode> parts = new ArrayList<>(owner.size());
			for (int i = 0; i < owner.size(); i++) {
				parts.add(compiler.scope().lookup(owner.get(i), "exact", ((List<?>) key).get(i)));
			}
			return Sql.and(parts);
		}).toList()));
	}

	/**
	 * The columns with the key of the owner.
	 */
	private static List<TypedNode> owner(SelectCompiler compiler, RelationMeta relation) {
		ThroughMeta through = relation.through();
		if (through == null) {
			return relation.targetFields().stream().map(compiler::rootColumn).toList();
		}
		List<SqlNode> links = compiler.scope().joins().link(relation, through);
		List<TypedNode> owner = new ArrayList<>(links.size());
		for (int i = 0; i < links.size(); i++) {
			owner.add(new TypedNode(links.get(i), relation.sourceFields().get(i).type(), false));
		}
		return owner;
	}

	/**
	 * Reads instances with the keys of their owners. Rows of one instance linked to
	 * several owners give the same object.
	 */
	private static RowMapper<Link> links(InstancePlan plan, RelationMeta relation, List<ColumnReader> keyReaders) {
		RowMapper<ModelBase> mapper = plan.mapper();
		Function<ModelBase, @Nullable Object> keyOf = (relation.targetFields().size() == 1)
				? relation.targetField()::get : relation::targetKey;
		if (keyReaders.isEmpty()) {
			return (row) -> {
				ModelBase target = mapper.map(row);
				return new Link(Objects.requireNonNull(keyOf.apply(target)), target);
			};
		}
		RowMapper<Object> key = key(keyReaders);
		Map<Object, ModelBase> shared = new HashMap<>();
		return (row) -> {
			ModelBase read = mapper.map(row);
			Object identity = Objects.requireNonNull(keyOf.apply(read));
			ModelBase target = shared.computeIfAbsent(identity, (missing) -> read);
			return new Link(key.map(row), target);
		};
	}

	private static RowMapper<Object> key(List<ColumnReader> readers) {
		if (readers.size() == 1) {
			ColumnReader only = readers.get(0);
			return (row) -> Objects.requireNonNull(only.read(row));
		}
		return (row) -> {
			List<Object> key = new ArrayList<>(readers.size());
			for (ColumnReader reader : readers) {
				key.add(Objects.requireNonNull(reader.read(row)));
			}
			return List.copyOf(key);
		};
	}

	private static SqlStatement statement(Database database, SqlNode node, RelationMeta relation) {
		return SqlWriter.write(database.dialect(), node)
			.of(new Operation(relation.target().name(), "prefetch",
					new Operation.Relation(relation.source().name(), relation.name())));
	}

}
