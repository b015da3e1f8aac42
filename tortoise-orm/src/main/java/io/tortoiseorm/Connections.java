package io.tortoiseorm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.Databases;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The connections of an ORM, and which of them could not be opened yet.
 */
final class Connections {

	private final Databases databases;

	private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

	private volatile boolean open;

	Connections(Databases databases) {
		this.databases = databases;
	}

	Databases databases() {
		return this.databases;
	}

	/**
	 * Whether all of them have been opened.
	 */
	boolean areOpen() {
		return this.open;
	}

	/**
	 * Opens all; one that fails is tried again when it is used.
	 */
	Mono<Void> open() {
		return Flux.fromIterable(this.databases.all())
			.flatMap((database) -> database.open()
				.doOnSuccess((done) -> this.failures.remove(database.name()))
				.onErrorResume((error) -> {
					this.failures.put(database.name(), error);
					return Mono.empty();
				}))
			.then(Mono.fromRunnable(() -> this.open = this.failures.isEmpty()));
	}

	/**
	 * A connection by name; the error with which it could not be opened, where only the
	 * server can tell what it is.
	 */
	Database get(String name) {
		Database database = this.databases.get(name);
		if (!this.open && !database.hasDialect() && this.failures.get(name) instanceof RuntimeException failure) {
			throw failure;
		}
		return database;
	}

}
