package io.tortoiseorm.spring.boot.test.context;

import java.time.Duration;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.test.Isolation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Isolates the tests of one application from each other.
 */
class DatabaseIsolation {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final TestConnections connections;

	private final ObjectProvider<Tortoise> tortoise;

	DatabaseIsolation(TestConnections connections, ObjectProvider<Tortoise> tortoise) {
		this.connections = connections;
		this.tortoise = tortoise;
	}

	/**
	 * What precedes a test.
	 * @param isolation how it is isolated
	 */
	void before(Isolation isolation) {
		run(switch (isolation) {
			case ROLLBACK -> this.connections.begin();
			case TRUNCATE -> truncate();
			case FRESH -> fresh();
			case NONE -> Mono.empty();
		});
	}

	/**
	 * What follows a test.
	 * @param isolation how it is isolated
	 */
	void after(Isolation isolation) {
		run(switch (isolation) {
			case ROLLBACK -> this.connections.rollback();
			case TRUNCATE -> truncate();
			case FRESH -> fresh();
			case NONE -> Mono.empty();
		});
	}

	private static void run(Mono<Void> work) {
		work.block(LIMIT);
	}

	private Mono<Void> truncate() {
		Tortoise current = this.tortoise.getObject();
		return Flux.fromIterable(current.databases().all())
			.concatMap((database) -> Cleaning.of(current, database).empty())
			.then();
	}

	private Mono<Void> fresh() {
		Tortoise current = this.tortoise.getObject();
		return Flux.fromIterable(current.databases().all())
			.concatMap((database) -> Cleaning.of(current, database).drop())
			.then(current.createSchemas());
	}

}
