package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.sql.Delete;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes the rows of link tables between instances. A list fetched before is forgotten,
 * since it may no longer be right.
 */
public final class LinkWriter {

	private final QueryEnvironment environment;

	/**
	 * Creates the writer.
	 * @param environment models and connections
	 */
	public LinkWriter(QueryEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Links targets that are not linked yet.
	 * @param owner the instance at whose side the relation is
	 * @param relation a many-to-many relation
	 * @param targets instances or keys of the target
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return completes when linked
	 */
	public Mono<Void> add(ModelBase owner, RelationMeta relation, List<?> targets, @Nullable String chosen) {
		return add(owner, relation, targets, Map.of(), chosen);
	}

	/**
	 * Links targets that are not linked yet, through a model with further fields.
	 * @param owner the instance at whose side the relation is
	 * @param relation a many-to-many relation
	 * @param targets instances or keys of the target
	 * @param values the values of further fields of the links
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return completes when linked
	 * @throws ParamsError if there are values and the link table is no model's
	 */
	public Mono<Void> add(ModelBase owner, RelationMeta relation, List<?> targets,
			Map<String, ? extends @Nullable Object> values, @Nullable String chosen) {
		ThroughMeta through = through(relation);
		if (!values.isEmpty() && through.model() == null) {
			throw new ParamsError(relation.source().name() + "." + relation.name()
					+ " has a link table of its own, without further fields: declare a model for it and name that by "
					+ "through to give its links values.");
		}
		Object ownKey = ownKey(owner, relation);
		Set<Object> keys = keys(relation, targets);
		if (keys.isEmpty()) {
			return Mono.empty();
		}
		Database database = database(relation, chosen);
		Mono<Void> work = linked(database, relation, through, ownKey, List.copyOf(keys)).flatMap((present) -> {
			keys.removeAll(present);
			return keys.isEmpty() ? Mono.empty()
					: insert(database, relation, through, ownKey, List.copyOf(keys), values);
		});
		return database.transactional(TransactionOptions.DEFAULTS, work).doOnSuccess((done) -> forget(owner, relation));
	}

	private static Mono<Set<Object>> linked(Database database, RelationMeta relation, ThroughMeta through,
			Object ownKey, List<Object> keys) {
		FieldMeta targetKey = relation.targetField();
		ColumnReader reader = new ColumnReader(0, targetKey.type(), database.dialect());
		RowMapper<Object> mapper = (row) -> java.util.Objects.requireNonNull(reader.readLogical(row));
		return Flux.fromIterable(parts(keys, database.dialect().limits().listSize())).concatMap((part) -> {
			Select select = Select.builder()
				.item(Sql.name(through.targetColumn()), targetKey.sqlType(), null)
				.from(through.table())
				.where(owned(relation, through, ownKey))
				.where(database.dialect().operators().in(Sql.name(through.targetColumn()), part, targetKey.sqlType()))
				.build();
			return database.list(statement(database, select, relation, "link"), mapper);
		}).collect(LinkedHashSet::new, Set::addAll);
	}

	private Mono<Void> insert(Database database, RelationMeta relation, ThroughMeta through, Object ownKey,
			List<Object> keys, Map<String, ? extends @Nullable Object> values) {
		ModelMeta model = through.model();
		if (model != null) {
			List<ModelBase> links = keys.stream().map((key) -> link(model, through, ownKey, key, values)).toList();
			return new Writer(this.environment).bulkInsert(model, links, new BulkInsert(0, false, List.of(), List.of()),
					database.name());
		}
		List<Insert.Column> columns = List.of(
				new Insert.Column(through.sourceColumn(), relation.sourceField().sqlType()),
				new Insert.Column(through.targetColumn(), relation.targetField().sqlType()));
		return Flux.fromIterable(parts(keys, database.dialect().writes().maxRows(2))).concatMap((part) -> {
			List<@Nullable Object[]> rows = new ArrayList<>(part.size());
			part.forEach((key) -> rows.add(new Object[] { ownKey, key }));
			Insert insert = new Insert(through.table(), columns, rows, null, List.of());
			return database.update(statement(database, insert, relation, "link"));
		}).then();
	}

	/**
	 * A link as an instance of its model, with whatever that model sets by itself.
	 */
	private static ModelBase link(ModelMeta model, ThroughMeta through, Object ownKey, Object key,
			Map<String, ? extends @Nullable Object> values) {
		ModelBase link = model.newInstance();
		for (FieldMeta field : model.fields()) {
			if (field.column().equals(through.sourceColumn())) {
				field.set(link, field.type().fromLogical(ownKey));
			}
			else if (field.column().equals(through.targetColumn())) {
				field.set(link, field.type().fromLogical(key));
			}
		}
		values.forEach((name, value) -> {
			FieldMeta field = model.field(name);
			if (field == null) {
				throw Names.unknown(name, model, name, List.of());
			}
			field.set(link, field.type().fromLogical(field.toLogical(value)));
		});
		return link;
	}

	/**
	 * Takes links away.
	 * @param owner the instance at whose side the relation is
	 * @param relation a many-to-many relation
	 * @param targets instances or keys of the target; those not linked are passed over
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return completes when the links are gone
	 */
	public Mono<Void> remove(ModelBase owner, RelationMeta relation, List<?> targets, @Nullable String chosen) {
		ThroughMeta through = through(relation);
		Object ownKey = ownKey(owner, relation);
		Set<Object> keys = keys(relation, targets);
		if (keys.isEmpty()) {
			return Mono.empty();
		}
		Database database = database(relation, chosen);
		Mono<Void> work = Flux.fromIterable(parts(List.copyOf(keys), database.dialect().limits().listSize()))
			.concatMap((part) -> {
				SqlNode where = Sql.and(List.of(owned(relation, through, ownKey),
						database.dialect()
							.operators()
							.in(Sql.name(through.targetColumn()), part, relation.targetField().sqlType())));
				return database.update(statement(database, new Delete(through.table(), where), relation, "unlink"));
			})
			.then();
		return database.transactional(TransactionOptions.DEFAULTS, work).doOnSuccess((done) -> forget(owner, relation));
	}

	/**
	 * Takes all links of an instance away.
	 * @param owner the instance at whose side the relation is
	 * @param relation a many-to-many relation
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return completes when the links are gone
	 */
	public Mono<Void> clear(ModelBase owner, RelationMeta relation, @Nullable String chosen) {
		ThroughMeta through = through(relation);
		Database database = database(relation, chosen);
		SqlNode where = owned(relation, through, ownKey(owner, relation));
		return database.update(statement(database, new Delete(through.table(), where), relation, "unlink"))
			.then()
			.doOnSuccess((done) -> forget(owner, relation));
	}

	private static SqlStatement statement(Database database, SqlNode node, RelationMeta relation, String operation) {
		return SqlWriter.write(database.dialect(), node)
			.of(new Operation(relation.source().name(), operation,
					new Operation.Relation(relation.source().name(), relation.name())));
	}

	private static SqlNode owned(RelationMeta relation, ThroughMeta through, Object ownKey) {
		return Sql.binary(Sql.name(through.sourceColumn()), "=", Sql.bind(ownKey, relation.sourceField().sqlType()));
	}

	private static ThroughMeta through(RelationMeta relation) {
		ThroughMeta through = relation.through();
		if (through == null) {
			throw new OperationalError(relation.source().name() + "." + relation.name() + " has no link table.");
		}
		return through;
	}

	private static Object ownKey(ModelBase owner, RelationMeta relation) {
		Object key = relation.sourceField().toLogical(relation.sourceField().get(owner));
		if (key == null) {
			throw new OperationalError("This " + relation.source().name()
					+ " has no key yet: save() it before its relation '" + relation.name() + "' is changed.");
		}
		return key;
	}

	private static Set<Object> keys(RelationMeta relation, List<?> targets) {
		Set<Object> keys = new LinkedHashSet<>();
		for (Object target : targets) {
			Object key = relation.targetField().toLogical(Keys.of(relation, target));
			if (key == null) {
				throw new OperationalError(
						"Null can not be linked to " + relation.source().name() + "." + relation.name() + ".");
			}
			keys.add(key);
		}
		return keys;
	}

	private static List<List<Object>> parts(List<Object> all, int size) {
		List<List<Object>> parts = new ArrayList<>();
		for (int i = 0; i < all.size(); i += size) {
			parts.add(all.subList(i, Math.min(all.size(), i + size)));
		}
		return parts;
	}

	private static void forget(ModelBase owner, RelationMeta relation) {
		RelationSlot.clear(InstanceState.of(owner).slot(relation));
	}

	private Database database(RelationMeta relation, @Nullable String chosen) {
		ModelMeta model = through(relation).model();
		return this.environment.database((model != null && model.view()) ? model : relation.source(), true, chosen);
	}

}
