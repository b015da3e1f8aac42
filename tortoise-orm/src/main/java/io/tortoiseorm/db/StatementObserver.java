package io.tortoiseorm.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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
 * Tells the listeners of statements: those of the database, that of the subscriber's
 * context, and the log. Adds nothing to a statement when nobody listens.
 */
final class StatementObserver {

	private static final Logger LOG = LoggerFactory.getLogger(StatementObserver.class);

	private final String connection;

	private final List<StatementListener> listeners;

	private final SqlLogger logger;

	private final ErrorTranslator errors;

	StatementObserver(DatabaseBuilder builder, ErrorTranslator errors) {
		this.connection = builder.name;
		this.listeners = List.copyOf(builder.listeners);
		this.logger = new SqlLogger(builder.slowStatements);
		this.errors = errors;
	}

	boolean isActive(ContextView context) {
		return !this.listeners.isEmpty() || this.logger.isEnabled() || context.hasKey(StatementListener.class);
	}

	<T> Function<Session, Mono<T>> observe(SqlStatement statement, ContextView context, ToLongFunction<T> rows,
			Function<Session, Mono<T>> work) {
		return (session) -> Mono.defer(() -> {
			Running running = start(statement, context);
			return work.apply(session)
				.doOnSuccess((result) -> running.ended((result != null) ? rows.applyAsLong(result) : 0, null, false))
				.doOnError((error) -> running.ended(0, error, false))
				.doOnCancel(() -> running.ended(0, null, true));
		});
	}

	<T> Function<Session, Flux<T>> observeMany(SqlStatement statement, ContextView context,
			Function<Session, Flux<T>> work) {
		return (session) -> Flux.defer(() -> {
			Running running = start(statement, context);
			AtomicLong rows = new AtomicLong();
			return work.apply(session)
				.doOnNext((row) -> rows.incrementAndGet())
				.doOnComplete(() -> running.ended(rows.get(), null, false))
				.doOnError((error) -> running.ended(rows.get(), error, false))
				.doOnCancel(() -> running.ended(rows.get(), null, true));
		});
	}

	private Running start(SqlStatement statement, ContextView context) {
		StatementListener.Start start = new StatementListener.Start(this.connection, statement, context);
		List<StatementListener.Completion> completions = new ArrayList<>(this.listeners.size() + 2);
		this.listeners.forEach((listener) -> tell(listener, start, completions));
		StatementListener own = context.getOrDefault(StatementListener.class, null);
		if (own != null) {
			tell(own, start, completions);
		}
		if (this.logger.isEnabled()) {
			tell(this.logger, start, completions);
		}
		return new Running(completions, this.errors);
	}

	private static void tell(StatementListener listener, StatementListener.Start start,
			List<StatementListener.Completion> completions) {
		try {
			completions.add(listener.started(start));
		}
		catch (RuntimeException ex) {
			LOG.warn("A statement listener failed", ex);
		}
	}

	private static final class Running {

		private final List<StatementListener.Completion> completions;

		private final ErrorTranslator errors;

		private final AtomicBoolean ended = new AtomicBoolean();

		private final long begin = System.nanoTime();

		Running(List<StatementListener.Completion> completions, ErrorTranslator errors) {
			this.completions = completions;
			this.errors = errors;
		}

		void ended(long rows, @Nullable Throwable error, boolean cancelled) {
			if (!this.ended.compareAndSet(false, true)) {
				return;
			}
			StatementListener.End end = new StatementListener.End(Duration.ofNanos(System.nanoTime() - this.begin),
					rows, (error != null) ? this.errors.translate(error) : null, cancelled);
			for (StatementListener.Completion completion : this.completions) {
				try {
					completion.ended(end);
				}
				catch (RuntimeException ex) {
					LOG.warn("A statement listener failed", ex);
				}
			}
		}

	}

}
