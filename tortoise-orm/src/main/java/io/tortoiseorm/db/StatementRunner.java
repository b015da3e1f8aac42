package io.tortoiseorm.db;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Runs statements where their subscriber's context says: on the session of its
 * transaction, or on one acquired for the statement.
 */
final class StatementRunner {

	private static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);

	private final String connection;

	private final Transport transport;

	private final @Nullable ExternalTransactions external;

	private final ErrorTranslator errors;

	private final StatementObserver observer;

	private final ScopeKey scopeKey;

	StatementRunner(DatabaseBuilder builder, ErrorTranslator errors, ScopeKey scopeKey) {
		this.connection = builder.name;
		this.transport = builder.transport;
		this.external = builder.external;
		this.errors = errors;
		this.observer = new StatementObserver(builder, errors);
		this.scopeKey = scopeKey;
	}

	<T> Mono<T> one(SqlStatement statement, ToLongFunction<T> rows, Function<Session, Mono<T>> work) {
		return Mono.deferContextual((context) -> {
			Function<Session, Mono<T>> observed = this.observer.isActive(context)
					? this.observer.observe(statement, context, rows, work) : work;
			if (this.external == null) {
				return oneIn(context.getOrDefault(this.scopeKey, null), observed);
			}
			return scope(context).flatMap((scope) -> oneIn(scope.orElse(null), observed));
		});
	}

	<T> Flux<T> many(SqlStatement statement, Function<Session, Flux<T>> work) {
		return Flux.deferContextual((context) -> {
			Function<Session, Flux<T>> observed = this.observer.isActive(context)
					? this.observer.observeMany(statement, context, work) : work;
			if (this.external == null) {
				return manyIn(context.getOrDefault(this.scopeKey, null), observed);
			}
			return scope(context).flatMapMany((scope) -> manyIn(scope.orElse(null), observed));
		});
	}

	/**
	 * Where statements of a subscriber run.
	 * @param context the subscriber's context
	 * @return its scope, or nothing if a session is to be acquired
	 */
	Mono<Optional<Scope>> scope(ContextView context) {
		Scope own = context.getOrDefault(this.scopeKey, null);
		if (this.external == null) {
			return Mono.just(Optional.ofNullable(own));
		}
		return this.external.current()
			.map((session) -> (own != null && own.root() == session) ? own : Scope.external(session))
			.singleOptional()
			.map((found) -> found.or(() -> Optional.ofNullable(own).filter((scope) -> !scope.isSuspended())));
	}

	Mono<Session> acquire() {
		return this.transport.acquire().onErrorMap(this.errors::translateConnect);
	}

	/**
	 * Gives a session back. What fails then has no bearing on what was done before.
	 * @param session the session
	 * @return completes when given back
	 */
	Mono<Void> giveBack(Session session) {
		return session.close().onErrorResume((error) -> {
			LOG.debug("A connection of \"{}\" could not be given back", this.connection, error);
			return Mono.empty();
		});
	}

	private <T> Mono<T> oneIn(@Nullable Scope scope, Function<Session, Mono<T>> work) {
		if (scope == null) {
			return Mono
				.usingWhen(acquire(), work, this::giveBack, (session, error) -> giveBack(session), this::giveBack)
				.onErrorMap(this.errors::translate);
		}
		RuntimeException refusal = scope.refusal();
		return (refusal != null) ? Mono.error(refusal)
				: scope.session().run(work).onErrorMap((error) -> scope.failed(this.errors, error));
	}

	private <T> Flux<T> manyIn(@Nullable Scope scope, Function<Session, Flux<T>> work) {
		if (scope == null) {
			return Flux
				.usingWhen(acquire(), work, this::giveBack, (session, error) -> giveBack(session), this::giveBack)
				.onErrorMap(this.errors::translate);
		}
		RuntimeException refusal = scope.refusal();
		return (refusal != null) ? Flux.error(refusal)
				: scope.session().stream(work).onErrorMap((error) -> scope.failed(this.errors, error));
	}

}
