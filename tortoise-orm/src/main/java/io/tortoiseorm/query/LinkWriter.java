package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
		List<Object> ownKey = ownKey(owner, relation);
		Set<List<Object>> keys = keys(relation, targets);
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

	private static Mono<Set<List<Object>>> linked(Database database, RelationMeta relation, ThroughMeta through,
			List<Object> ownKey, List<List<Object>> keys) {
		List<FieldMeta> targetKey = relation.targetFields();
		List<ColumnReader> readers = new ArrayList<>(targetKey.size());
		for (FieldMeta field : targetKey) {
			readers.add(new ColumnReader(readers.size(), field.type(), database.dialect()));
		}
		RowMapper<List<Object>> mapper = (row) -> {
			List<Object> key = new ArrayList<>(readers.size());
			for (ColumnReader reader : readers) {
				key.add(Objects.requireNonNull(reader.readLogical(row)));
			}
			return key;
		};
		return Flux.fromIterable(parts(keys, Keys.perStatement(database.dialect(), targetKey))).concatMap((part) -> {
			Select.Builder select = Select.builder()
				.from(through.table())
				.where(owned(relation, through, ownKey))
				.where(among(database, relation, through, part));
			for (int i = 0; i < targetKey.size(); i++) {
				select.item(Sql.name(through.targetColumns().get(i)), targetKey.get(i).sqlType(), null);
			}
			return database.list(statement(database, select.build(), relation, "link"), mapper);
		}).collect(LinkedHashSet::new, Set::addAll);
	}

	private Mono<Void> insert(Database database, RelationMeta relation, ThroughMeta through, List<Object> ownKey,
			List<List<Object>> keys, Map<String, ? extends @Nullable Object> values) {
		ModelMeta model = through.model();
		if (model != null) {
			List<ModelBase> links = keys.stream().map((key) -> link(model, through, ownKey, key, values)).toList();
			return new Writer(this.environment).bulkInsert(model, links, new BulkInsert(0, false, List.of(), List.of()),
					database.name());
		}
		List<Insert.Column> columns = new ArrayList<>();
		addColumns(columns, through.sourceColumns(), relation.sourceFields());
		addColumns(columns, through.targetColumns(), relation.targetFields());
		return Flux.fromIterable(parts(keys, database.dialect().writes().maxRows(columns.size()))).concatMap((part) -> {
			List<@Nullable Object[]> rows = new ArrayList<>(part.size());
			part.forEach((key) -> rows.add(Stream.concat(ownKey.stream(), key.stream()).toArray()));
			Insert insert = new Insert(through.table(), columns, rows, null, List.of());
			return database.update(statement(database, insert, relation, "link"));
		}).then();
	}

	private static void addColumns(List<Insert.Column> columns, List<String> names, List<FieldMeta> fields) {
		for (int i = 0; i < names.size(); i++) {
			columns.add(new Insert.Column(names.get(i), fields.get(i).sqlType()));
		}
	}

	/**
	 * A link as an instance of its model, with whatever that model sets by itself.
	 */
	private static ModelBase link(ModelMeta model, ThroughMeta through, List<Object> ownKey, List<Object> key,
			Map<String, ? extends @Nullable Object> values) {
		ModelBase link = model.newInstance();
		for (FieldMeta field : model.fields()) {
			int own = through.sourceColumns().indexOf(field.column());
			int other = through.targetColumns().indexOf(field.column());
			if (own >= 0) {
				field.set(link, field.type().fromLogical(ownKey.get(own)));
			}
			else if (other >= 0) {
				field.set(link, field.type().fromLogical(key.get(other)));
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
		List<Object> ownKey = ownKey(owner, relation);
		Set<List<Object>> keys = keys(relation, targets);
		if (keys.isEmpty()) {
			return Mono.empty();
		}
		Database database = database(relation, chosen);
		Mono<Void> work = Flux
			.fromIterable(parts(List.copyOf(keys), Keys.perStatement(database.dialect(), relation.targetFields())))
			.concatMap((part) -> {
				SqlNode where = Sql
					.and(List.of(owned(relation, through, ownKey), among(database, relation, through, part)));
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

	private static SqlNode owned(RelationMeta relation, ThroughMeta through, List<Object> ownKey) {
		return Keys.equal(names(through.sourceColumns()), relation.sourceFields(), ownKey);
	}

	private static SqlNode among(Database database, RelationMeta relation, ThroughMeta through,
			List<List<Object>> keys) {
		return Keys.among(database.dialect(), names(through.targetColumns()), relation.targetFields(), keys);
	}

	private static List<SqlNode> names(List<String> columns) {
		return columns.stream().<SqlNode>map(Sql::name).toList();
	}

	private static ThroughMeta through(RelationMeta relation) {
		ThroughMeta through = relation.through();
		if (through == null) {
			throw new OperationalError(relation.source().name() + "." + relation.name() + " has no link table.");
		}
		return through;
	}

	private static List<Object> ownKey(ModelBase owner, RelationMeta relation) {
		if (relation.sourceKey(owner) == null) {
			throw new OperationalError("This " + relation.source().name()
					+ " has no key yet: save() it before its relation '" + relation.name() + "' is changed.");
		}
		return relation.sourceFields()
			.stream()
			.map((field) -> Objects.requireNonNull(field.toLogical(field.get(owner))))
			.toList();
	}

	private static Set<List<Object>> keys(RelationMeta relation, List<?> targets) {
		Set<List<Object>> keys = new LinkedHashSet<>();
		for (Object target : targets) {
			List<@Nullable Object> parts = Keys.parts(relation, target);
			List<Object> key = new ArrayList<>(parts.size());
			for (FieldMeta field : relation.targetFields()) {
				Object logical = field.toLogical(parts.get(key.size()));
				if (logical == null) {
					throw new OperationalError(
							"Null can not be linked to " + relation.source().name() + "." + relation.name() + ".");
				}
				key.add(logical);
			}
			keys.add(key);
		}
		return keys;
	}

	private static <T> List<List<T>> parts(List<T> all, int size) {
		List<List<T>> parts = new ArrayList<>();
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
