package io.tortoiseorm.schema.introspection;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/**
 * Looks at what is in a live database. Reads only, with a fixed number of queries.
 */
public final class SchemaInspector {

	private SchemaInspector() {
	}

	/**
	 * Looks at the schema that names without one belong to.
	 * @param database the database
	 * @return the schema as it is when subscribed to
	 */
	public static Mono<LiveSchema> inspect(Database database) {
		return database.open()
			.flatMap((opened) -> database.pinned(current(database)
				.flatMap((current) -> read(database, current.orElse(null), current.orElse(null), null))));
	}

	/**
	 * Looks at a schema by name; on MySQL and MariaDB that is a database.
	 * @param database the database
	 * @param schema the name as it is in the database
	 * @return the schema as it is when subscribed to; empty lists if there is none of
	 * that name. Fails with {@link UnsupportedError} if the database has no schemas.
	 */
	public static Mono<LiveSchema> inspect(Database database, String schema) {
		return database.open().flatMap((opened) -> {
			if (!database.dialect().supports(Feature.SCHEMAS)) {
				return Mono.error(new UnsupportedError(
						database.dialect().displayName() + " has no schemas, so there is no \"" + schema + "\""));
			}
			return database
				.pinned(current(database).flatMap((current) -> read(database, schema, current.orElse(null), schema)));
		});
	}

	private static Mono<Optional<String>> current(Database database) {
		SqlStatement query = new SqlStatement(database.dialect().catalog().currentSchema(), List.of(), null);
		return database.list(query, (row) -> Optional.ofNullable(row.get(0, String.class))).map((rows) -> rows.get(0));
	}

	private static Mono<LiveSchema> read(Database database, @Nullable String schema, @Nullable String current,
			@Nullable String asked) {
		return CatalogRows.read(database, (schema != null) ? schema : "")
			.map((rows) -> new SchemaReader(database.dialect().catalog(), rows, schema, current, asked).read());
	}

}
