package io.tortoiseorm.schema.introspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.IndexText;
import io.tortoiseorm.dialect.Scratch;
import io.tortoiseorm.dialect.TableText;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Definitions and tables that are there, both in the words of the database, so that they
 * can be compared. Databases write expressions anew: a definition is shown to them as a
 * temporary table without rows.
 */
public final class WordedTables {

	private final Database database;

	private final Dialect dialect;

	private final Map<TableRef, TableWords> wanted = new HashMap<>();

	private final Map<TableRef, TableWords> live = new HashMap<>();

	private final Map<TableRef, String> failures = new LinkedHashMap<>();

	private WordedTables(Database database) {
		this.database = database;
		this.dialect = database.dialect();
	}

	/**
	 * Reads definitions and tables that are there. Nothing stays in the database. What
	 * cannot be read, as the right to do so is missing, is one of the {@link #failures}.
	 * @param database the database, open
	 * @param definitions the definitions of tables that are there
	 * @param tables the tables that are there
	 * @return their words
	 */
	public static Mono<WordedTables> read(Database database, Collection<TableDefinition> definitions,
			Collection<LiveTable> tables) {
		return Mono.defer(() -> {
			WordedTables worded = new WordedTables(database);
			List<TableDefinition> spoken = definitions.stream().filter(WordedTables::hasExpressions).toList();
			Map<String, LiveTable> there = new HashMap<>();
			tables.forEach((table) -> there.put(table.name(), table));
			spoken.forEach((table) -> {
				LiveTable found = there.get(table.table().name());
				if (found != null) {
					worded.live.put(table.table(), TableWords.of(found));
				}
			});
			return worded.fill(spoken).thenReturn(worded);
		});
	}

	private static boolean hasExpressions(TableDefinition table) {
		return !table.checks().isEmpty() || table.indexes().stream().anyMatch(WordedTables::isSpecial)
				|| table.columns()
					.stream()
					.anyMatch((column) -> column.defaultValue() != null || column.computed() != null);
	}

	private static boolean isSpecial(IndexDefinition index) {
		return !index.expressions().isEmpty() || index.condition() != null;
	}

	/**
	 * The words of a definition.
	 * @param table the table
	 * @return the words, or {@code null} if it has none or they cannot be read
	 */
	public @Nullable TableWords wanted(TableRef table) {
		return this.wanted.get(table);
	}

	/**
	 * The words of a table that is there.
	 * @param table the table
	 * @return the words, or {@code null} if its definition has none or they cannot be
	 * read
	 */
	public @Nullable TableWords live(TableRef table) {
		return this.live.get(table);
	}

	/**
	 * Why words could not be read.
	 * @return the reason by table
	 */
	public Map<TableRef, String> failures() {
		return Map.copyOf(this.failures);
	}

	private Mono<Void> fill(List<TableDefinition> tables) {
		Scratch scratch = this.dialect.catalog().scratch();
		if (scratch == null) {
			return Mono.fromRunnable(() -> tables.forEach(this::asWritten));
		}
		List<Shown> all = new ArrayList<>();
		tables.forEach((table) -> all.add(new Shown(table, scratch.name(all.size()))));
		if (all.isEmpty()) {
			return Mono.empty();
		}
		Mono<Void> dropped = Flux.fromIterable(all)
			.concatMap((shown) -> this.database.script(scratch.drop(this.dialect, shown.name()))
				.onErrorResume((error) -> Mono.empty()))
			.then();
		Mono<Void> read = Flux.fromIterable(all)
			.concatMap((shown) -> show(scratch, shown).then(Mono.defer(() -> text(scratch, shown)))
				.onErrorResume((error) -> failed(shown, error)))
			.then(Mono.defer(() -> catalog(scratch, all)));
		return this.database.pinned(Mono.usingWhen(Mono.just(all), (shown) -> read, (shown) -> dropped,
				(shown, error) -> dropped, (shown) -> dropped));
	}

	private Mono<Void> failed(Shown shown, Throwable error) {
		this.failures.put(shown.original().table(), String.valueOf(error.getMessage()));
		return Mono.empty();
	}

	private Mono<Void> show(Scratch scratch, Shown shown) {
		return Flux.defer(() -> Flux.fromIterable(scratch.create(this.dialect, shown.definition())))
			.concatMap(this.database::script)
			.then();
	}

	/** Where a query tells the text of a definition. */
	private Mono<Void> text(Scratch scratch, Shown shown) {
		if (scratch.schema() != null) {
			return Mono.empty();
		}
		return definition(scratch, shown.name()).zipWith(definition(scratch, shown.original().table()))
			.doOnNext((texts) -> {
				this.wanted.put(shown.original().table(), texts.getT1().renamed(shown.names()));
				this.live.put(shown.original().table(), texts.getT2());
			})
			.then();
	}

	private Mono<TableWords> definition(Scratch scratch, TableRef table) {
		return this.database.list(scratch.definition(this.dialect, table), (row) -> row.get(1, String.class))
			.map((rows) -> this.dialect.catalog().tableText(Objects.requireNonNull(rows.get(0))))
			.map((text) -> TableWords.of(text, text.indexes()));
	}

	/** Where the catalogue has the shown tables. */
	private Mono<Void> catalog(Scratch scratch, List<Shown> all) {
		String schema = scratch.schema();
		if (schema == null || this.failures.size() == all.size()) {
			return Mono.empty();
		}
		return this.database
			.list(new SqlStatement(schema, List.of(), null), (row) -> Objects.requireNonNull(row.get(0, String.class)))
			.flatMap((rows) -> CatalogRows.read(this.database, rows.get(0))
				.map((read) -> new SchemaReader(this.dialect.catalog(), read, rows.get(0), null, null).read()))
			.doOnNext((read) -> all.forEach((shown) -> {
				LiveTable table = read.table(shown.name().name());
				if (table != null) {
					this.wanted.put(shown.original().table(), TableWords.of(table).renamed(shown.names()));
				}
			}))
			.then();
	}

	/** Where the database keeps what is written. */
	private void asWritten(TableDefinition table) {
		List<String> statements = this.dialect.ddl().createTable(this.dialect, table);
		Map<String, IndexText> indexes = new HashMap<>();
		int position = 1;
		for (IndexDefinition index : this.dialect.ddl().possibleIndexes(this.dialect, table)) {
			indexes.put(index.name(), this.dialect.catalog().indexText(statements.get(position++)));
		}
		TableText text = this.dialect.catalog().tableText(statements.get(0));
		this.wanted.put(table.table(), TableWords.of(text, indexes));
	}

	/**
	 * A definition with what is shown in its place: under a name of its own, without rows
	 * that would have to be numbered or referred to.
	 */
	private record Shown(TableDefinition original, TableRef name) {

		private String alias(String part, int number) {
			return this.name.name() + "_" + part + number;
		}

		TableDefinition definition() {
			List<ColumnDefinition> columns = this.original.columns()
				.stream()
				.map((column) -> new ColumnDefinition(column.name(), column.type(), column.nullable(), false,
						column.defaultValue(), column.computed(), null))
				.toList();
			List<CheckDefinition> checks = new ArrayList<>();
			this.original.checks()
				.forEach((check) -> checks.add(new CheckDefinition(alias("c", checks.size()), check.condition())));
			List<IndexDefinition> indexes = new ArrayList<>();
			specialIndexes().forEach((index) -> indexes.add(index.named(alias("i", indexes.size()))));
			return new TableDefinition(this.name, columns, List.of(), List.of(), indexes, List.of(), checks, null);
		}

		private List<IndexDefinition> specialIndexes() {
			return this.original.indexes().stream().filter(WordedTables::isSpecial).toList();
		}

		/** The names of checks and indexes by those that they are shown under. */
		Map<String, String> names() {
			Map<String, String> names = new HashMap<>();
			for (int i = 0; i < this.original.checks().size(); i++) {
				names.put(alias("c", i), this.original.checks().get(i).name());
			}
			List<IndexDefinition> indexes = specialIndexes();
			for (int i = 0; i < indexes.size(); i++) {
				names.put(alias("i", i), indexes.get(i).name());
			}
			return names;
		}

	}

}
