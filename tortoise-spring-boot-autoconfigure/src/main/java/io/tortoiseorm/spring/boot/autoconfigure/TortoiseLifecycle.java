package io.tortoiseorm.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.stream.Collectors;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.migrations.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Starts and stops the ORM with the application: after all beans are made, before
 * schedulers run and the web server takes requests; and the other way round at the end,
 * when the last request has been answered. A stop that is only a pause closes nothing.
 */
final class TortoiseLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

	/** Schedulers start in the middle, the network resources of Reactor at 0. */
	static final int PHASE = Integer.MAX_VALUE / 2 - 1024;

	private static final Logger log = LoggerFactory.getLogger(TortoiseLifecycle.class);

	private final ApplicationContext context;

	private final Tortoise tortoise;

	private final TortoiseProperties properties;

	private final ObjectProvider<Migrations> migrations;

	private final ObjectProvider<TortoiseConnectionFactory> pools;

	private volatile boolean closing;

	private volatile boolean running;

	TortoiseLifecycle(ApplicationContext context, Tortoise tortoise, TortoiseProperties properties,
			ObjectProvider<Migrations> migrations, ObjectProvider<TortoiseConnectionFactory> pools) {
		this.context = context;
		this.tortoise = tortoise;
		this.properties = properties;
		this.migrations = migrations;
		this.pools = pools;
	}

	@Override
	public void start() {
		if (this.properties.getCommand() != null) {
			this.running = true;
			return;
		}
		SchemaMigrations.refuseGeneration(this.properties);
		this.tortoise.start().then(prepare()).block();
		this.running = true;
		log.info("Started with {} models, connected to {}", this.tortoise.registry().models().size(),
				this.tortoise.databases()
					.all()
					.stream()
					.map(TortoiseLifecycle::describe)
					.collect(Collectors.joining(", ")));
	}

	private Mono<Void> prepare() {
		Duration limit = this.properties.getStartTimeout();
		Mono<Void> prepared = this.properties.isFailFast() ? this.tortoise.check() : this.tortoise.open();
		if (this.properties.isGenerateSchemas()) {
			prepared = prepared.then(this.tortoise.createSchemas());
		}
		prepared = prepared.timeout(limit, Mono.error(() -> new StartTimeoutError(limit)));
		prepared = prepared.then(Mono
			.defer(() -> SchemaMigrations.prepare(this.migrations.getObject(), this.properties.getMigrations())));
		return this.properties.isFailFast() ? prepared
				: prepared.onErrorResume(TortoiseLifecycle::isUnreachable, (error) -> {
					log.warn("The start goes on without the database: {}", error.getMessage());
					return Mono.empty();
				});
	}

	/** With tables in a state that nobody knows, no application goes on. */
	private static boolean isUnreachable(Throwable error) {
		return !(error instanceof MigrationError);
	}

	private static String describe(Database database) {
		return database.name() + " (" + database.target() + ")";
	}

	@Override
	public void stop() {
		close().block();
	}

	@Override
	public void stop(Runnable callback) {
		close().doFinally((signal) -> callback.run())
			.subscribe(null, (error) -> log.warn("The connections could not be closed", error));
	}

	private Mono<Void> close() {
		this.running = false;
		Mono<Void> inactive = this.tortoise.close();
		return this.closing
				? inactive.thenMany(Flux.fromStream(this.pools::stream).flatMap(TortoiseConnectionFactory::close))
					.then()
				: inactive;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.closing |= event.getApplicationContext() == this.context;
	}

}
