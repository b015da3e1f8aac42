package io.tortoiseorm.spring.boot.test.context;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A result on the connection that all of a test share. It is read to its end at once: the
 * reader may ask for something else before it reads on, which would wait for this result.
 */
final class TestResult implements Result {

	private final Result delegate;

	private final Runnable onError;

	TestResult(Result delegate) {
		this(delegate, () -> {
		});
	}

	/**
	 * Creates the result.
	 * @param delegate the driver's result
	 * @param onError is told of an error before the reader is
	 */
	TestResult(Result delegate, Runnable onError) {
		this.delegate = delegate;
		this.onError = onError;
	}

	private <T> Flux<T> read(Publisher<? extends T> rows) {
		return Flux.<T>from(rows).onBackpressureBuffer().doOnError((error) -> this.onError.run());
	}

	@Override
	public Publisher<Long> getRowsUpdated() {
		return read(this.delegate.getRowsUpdated());
	}

	@Override
	public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mappingFunction) {
		return read(this.delegate.map(mappingFunction));
	}

	@Override
	public <T> Publisher<T> map(Function<? super Readable, ? extends T> mappingFunction) {
		return read(this.delegate.map(mappingFunction));
	}

	@Override
	public Result filter(Predicate<Segment> filter) {
		return new TestResult(this.delegate.filter(filter), this.onError);
	}

	@Override
	public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mappingFunction) {
		return read(this.delegate.flatMap(mappingFunction));
	}

}
