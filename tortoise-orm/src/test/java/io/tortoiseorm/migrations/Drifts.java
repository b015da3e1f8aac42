package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.schema.ModelTables;

/**
 * What a database has otherwise than models say, whoever made its tables.
 */
public final class Drifts {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private Drifts() {
	}

	/**
	 * Looks at the tables of models. Other tables that are there are none of their
	 * business.
	 * @param database the database
	 * @param registry the models
	 * @return what differs and what could not be compared
	 */
	public static List<String> of(Database database, ModelRegistry registry) {
		return Objects.requireNonNull(
				LiveDrift.of(database, ModelTables.of(registry, database.name())).flatMapIterable((drift) -> {
					List<String> all = new ArrayList<>(drift.differences());
					all.addAll(drift.notCompared());
					return all;
				})
					.filter((difference) -> !difference.matches("table \\S+ is there, but no migration makes it"))
					.collectList()
					.block(PATIENCE));
	}

}
