package io.tortoiseorm.spring.boot.test.context;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.sql.TableRef;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Empties or drops the tables of the models of one database.
 */
final class Cleaning {

	private final Database database;

	private final String dialect;

	private final Set<String> tables;

	private Cleaning(Database database, Set<String> tables) {
		this.database = database;
		this.dialect = database.dialect().name();
		this.tables = tables;
	}

	static Cleaning of(Tortoise tortoise, Database database) {
		Set<String> tables = new LinkedHashSet<>();
		for (ModelMeta model : tortoise.registry().models()) {
			if (model.managed() && model.connection().equals(database.name())) {
				tables.add(quoted(database, model.table()));
				for (RelationMeta relation : model.relations()) {
					ThroughMeta through = relation.through();
					if (through != null && through.created()) {
						tables.add(quoted(database, through.table()));
					}
				}
			}
		}
		return new Cleaning(database, tables);
	}

	private static String quoted(Database database, TableRef table) {
		StringBuilder name = new StringBuilder();
		if (table.schema() != null) {
			database.dialect().quote(name, table.schema());
			name.append('.');
		}
		database.dialect().quote(name, table.name());
		return name.toString();
	}

	/**
	 * Removes all rows and starts generated keys anew.
	 * @return completes when done
	 */
	Mono<Void> empty() {
		if (this.tables.isEmpty()) {
			return Mono.empty();
		}
		return switch (this.dialect) {
			case "postgres" ->
				run(List.of("TRUNCATE TABLE " + String.join(", ", this.tables) + " RESTART IDENTITY CASCADE"));
			case "h2" -> run(unchecked("SET REFERENTIAL_INTEGRITY FALSE", "TRUNCATE TABLE %s RESTART IDENTITY",
					"SET REFERENTIAL_INTEGRITY TRUE"));
			case "sqlite" -> run(unchecked("PRAGMA foreign_keys = OFF", "DELETE FROM %s", "PRAGMA foreign_keys = ON"));
			default -> run(unchecked("SET FOREIGN_KEY_CHECKS = 0", "TRUNCATE TABLE %s", "SET FOREIGN_KEY_CHECKS = 1"));
		};
	}

	/**
	 * Drops all tables, if the database is one in memory.
	 * @return completes when done
	 * @throws IllegalStateException if it is not
	 */
	Mono<Void> drop() {
		boolean inMemory = this.database.target().startsWith("mem:") || this.database.target().equals(":memory:");
		if (!inMemory) {
			throw new IllegalStateException("Isolation.FRESH drops tables, which it does only in memory: connection \""
					+ this.database.name() + "\" leads to " + this.database.target()
					+ ". Use Isolation.TRUNCATE, or an embedded database.");
		}
		return this.dialect.equals("h2") ? run(List.of("DROP ALL OBJECTS"))
				: run(unchecked("PRAGMA foreign_keys = OFF", "DROP TABLE IF EXISTS %s", "PRAGMA foreign_keys = ON"));
	}

	private List<String> unchecked(String off, String each, String on) {
		List<String> statements = new ArrayList<>();
		statements.add(off);
		statements.addAll(this.tables.stream().map(each::formatted).collect(Collectors.toList()));
		statements.add(on);
		return statements;
	}

	private Mono<Void> run(List<String> statements) {
		return this.database.pinned(Flux.fromIterable(statements).concatMap(this.database::script).then());
	}

}
