package io.tortoiseorm.r2dbc.sqlite;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * The result of one statement. Its segments can be consumed once.
 */
final class SqliteResult implements Result {

	private final Flux<Segment> segments;

	private final Flux<Segment> segmentsWithoutRows;

	private final AtomicBoolean consumed;

	private SqliteResult(Flux<Segment> segments, Flux<Segment> segmentsWithoutRows, AtomicBoolean consumed) {
		this.segments = segments;
		this.segmentsWithoutRows = segmentsWithoutRows;
		this.consumed = consumed;
	}

	static SqliteResult ofRows(RowFlux rows) {
		return of(rows, rows.withoutRows());
	}

	static SqliteResult of(Segment segment) {
		Flux<Segment> single = Flux.just(segment);
		return of(single, single);
	}

	private static SqliteResult of(Flux<Segment> segments, Flux<Segment> segmentsWithoutRows) {
		AtomicBoolean consumed = new AtomicBoolean();
		return new SqliteResult(once(segments, consumed), once(segmentsWithoutRows, consumed), consumed);
	}

	private static Flux<Segment> once(Flux<Segment> segments, AtomicBoolean consumed) {
		return Flux.defer(() -> consumed.compareAndSet(false, true) ? segments
				: Flux.error(new IllegalStateException("The result has been consumed already")));
	}

	/** Whether somebody has subscribed to the segments. */
	boolean isConsumed() {
		return this.consumed.get();
	}

	@Override
	public Mono<Long> getRowsUpdated() {
		return this.segmentsWithoutRows.<Long>handle((segment, sink) -> {
			if (segment instanceof UpdateCount count) {
				sink.next(count.value());
			}
			else {
				errorOf(segment, sink);
			}
		}).reduce(Long::sum);
	}

	@Override
	public <T> Flux<T> map(BiFunction<Row, RowMetadata, ? extends T> mappingFunction) {
		requireNonNull(mappingFunction, "mapping function");
		return mapRows((row) -> mappingFunction.apply(row, row.getMetadata()));
	}

	@Override
	public <T> Flux<T> map(Function<? super Readable, ? extends T> mappingFunction) {
		requireNonNull(mappingFunction, "mapping function");
		return mapRows(mappingFunction);
	}

	private <T> Flux<T> mapRows(Function<? super Row, ? extends T> mappingFunction) {
		return this.segments.handle((segment, sink) -> {
			if (segment instanceof RowSegment row) {
				T value = mappingFunction.apply(row.row());
				if (value != null) {
					sink.next(value);
				}
				else {
					sink.error(new IllegalStateException("The mapping function has returned null for a row"));
				}
			}
			else {
				errorOf(segment, sink);
			}
		});
	}

	@Override
	public <T> Flux<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mappingFunction) {
		requireNonNull(mappingFunction, "mapping function");
		// Without prefetching, so that a row stays the current one while it is mapped.
		return this.segments.concatMap(mappingFunction, 0);
	}

	@Override
	public SqliteResult filter(Predicate<Segment> filter) {
		requireNonNull(filter, "filter");
		Flux<Segment> filtered = this.segments.filter(filter);
		return new SqliteResult(filtered, filtered, this.consumed);
	}

	private static void errorOf(Segment segment, SynchronousSink<?> sink) {
		if (segment instanceof Message message) {
			sink.error(message.exception());
		}
	}

	private static void requireNonNull(@Nullable Object argument, String name) {
		if (argument == null) {
			throw new IllegalArgumentException("The " + name + " must not be null");
		}
	}

}
