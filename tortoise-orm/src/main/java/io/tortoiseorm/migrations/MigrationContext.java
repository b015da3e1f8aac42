package io.tortoiseorm.migrations;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.tortoiseorm.HistoricalManager;
import io.tortoiseorm.HistoricalModels;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.meta.Suggestions;
import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * What a {@link JavaMigration} works with: the connection, the tables as they are at its
 * step, and models of these tables. Belongs to one run of the migration.
 */
public final class MigrationContext {

	private final Tortoise tortoise;

	private final Database database;

	private final ProjectState state;

	private final @Nullable HistoricalModels models;

	private final @Nullable RuntimeException failure;

	private MigrationContext(Tortoise tortoise, Database database, ProjectState state,
			@Nullable HistoricalModels models, @Nullable RuntimeException failure) {
		this.tortoise = tortoise;
		this.database = database;
		this.state = state;
		this.models = models;
		this.failure = failure;
	}

	/**
	 * The context of a step. Where no models can be made, that is told when they are
	 * asked for: the rest may be all that is needed.
	 */
	static MigrationContext of(Tortoise tortoise, Database database, ProjectState state) {
		try {
			List<HistoricalModels.Source> sources = state.tables()
				.stream()
				.map((table) -> source(tortoise.registry(), table))
				.toList();
			return new MigrationContext(tortoise, database, state, HistoricalModels.of(tortoise, sources), null);
		}
		catch (TortoiseException ex) {
			return new MigrationContext(tortoise, database, state, null, ex);
		}
	}

	/**
	 * The connection of the migration's app.
	 * @return the connection, whose statements join the transaction of the migration
	 */
	public Database database() {
		return this.database;
	}

	/**
	 * The tables.
	 * @return the tables of all apps as they are at this step
	 */
	public ProjectState state() {
		return this.state;
	}

	/**
	 * The model of a table, as it is at this step: without the columns that come later,
	 * and with those that are dropped later.
	 * @param table the name of the table, with its schema if it has one:
	 * {@code sales.orders}
	 * @return where queries of the table begin
	 * @throws MigrationError if there is no such table at this step
	 */
	public HistoricalManager model(String table) {
		TableRef name = TableNames.parse(table);
		if (this.state.find(name) == null) {
			List<String> known = this.state.tables().stream().map((each) -> TableNames.text(each.name())).toList();
			throw new MigrationError(
					"There is no table %s at this point. %s".formatted(table, Suggestions.sentence(table, known)));
		}
		if (this.models == null) {
			String reason = (this.failure != null) ? this.failure.getMessage() : null;
			throw new MigrationError("No models of the tables can be made here: " + reason, this.failure);
		}
		return this.models.manager(name);
	}

	private static HistoricalModels.Source source(ModelRegistry registry, TableState table) {
		String name = Objects.requireNonNullElse(table.model(), table.name().name());
		String connection = Objects.requireNonNull(registry.apps().get(table.app())).connection();
		return new HistoricalModels.Source(name, table.app(), connection, table.model() == null, table.table());
	}

	/** Runs work whose queries find the models. */
	Mono<Void> run(Function<MigrationContext, Mono<Void>> work) {
		Function<Context, Context> found = (this.models != null) ? this.models.context() : this.tortoise.context();
		return Mono.defer(() -> work.apply(this)).contextWrite(found);
	}

}
