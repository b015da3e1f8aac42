package io.tortoiseorm.db;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.meta.Suggestions;
import io.tortoiseorm.exceptions.ParamsError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The named connections of one Tortoise. Immutable and thread-safe.
 */
public final class Databases {

	/** The name of the connection that is used when none is named. */
	public static final String DEFAULT = "default";

	private final Map<String, Database> byName;

	private Databases(Map<String, Database> byName) {
		this.byName = Collections.unmodifiableMap(byName);
	}

	/**
	 * Takes databases under their names.
	 * @param databases the databases
	 * @return all of them
	 * @throws ConfigurationError if two have the same name
	 */
	public static Databases of(Collection<Database> databases) {
		Map<String, Database> byName = new LinkedHashMap<>();
		for (Database database : databases) {
			if (byName.put(database.name(), database) != null) {
				throw new ConfigurationError("There are two connections named \"" + database.name() + "\"");
			}
		}
		return new Databases(byName);
	}

	/**
	 * A connection by its name.
	 * @param name the name
	 * @return the database
	 * @throws ConfigurationError if there is none of that name
	 */
	public Database get(String name) {
		Database database = this.byName.get(name);
		if (database == null) {
			throw new ConfigurationError("There is no connection \"" + Suggestions.shown(name) + "\": there are "
					+ String.join(", ", this.byName.keySet()));
		}
		return database;
	}

	/**
	 * Whether there is a connection of a name.
	 * @param name the name
	 * @return whether there is
	 */
	public boolean contains(String name) {
		return this.byName.containsKey(name);
	}

	/**
	 * The connection that is meant when none is named: the one named {@code default},
	 * else the only one.
	 * @return the database
	 * @throws ParamsError if there are several and none is named {@code default}
	 */
	public Database getDefault() {
		Database database = this.byName.get(DEFAULT);
		if (database != null) {
			return database;
		}
		if (this.byName.size() == 1) {
			return this.byName.values().iterator().next();
		}
		throw new ParamsError("There are several connections and none is named \"" + DEFAULT + "\": name one of "
				+ String.join(", ", this.byName.keySet()));
	}

	/**
	 * All connections in the order of the configuration.
	 * @return the databases
	 */
	public Collection<Database> all() {
		return this.byName.values();
	}

	/**
	 * Learns from servers what they are, where URLs alone do not tell; opens nothing
	 * else.
	 * @return completes when every {@link Database#dialect()} is known
	 */
	public Mono<Void> open() {
		return Flux.fromIterable(all()).concatMap(Database::open).then();
	}

	/**
	 * Opens a connection of each and gives it back, to see early whether that works.
	 * @return completes when all have worked
	 */
	public Mono<Void> check() {
		return Flux.fromIterable(all()).concatMap(Database::check).then();
	}

	/**
	 * Closes all pools, also when closing one fails. Closing twice is harmless.
	 * @return completes when all are closed
	 */
	public Mono<Void> close() {
		return Flux.fromIterable(all()).flatMapDelayError(Database::close, Math.max(1, this.byName.size()), 1).then();
	}

	@Override
	public String toString() {
		return "Databases" + this.byName.keySet();
	}

}
