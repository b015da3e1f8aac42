package io.tortoiseorm.r2dbc.sqlite;

import java.io.ByteArrayOutputStream;
import java.util.List;

import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;
import io.tortoiseorm.r2dbc.sqlite.ResultFlux.Run;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the content of bound {@link Blob}s and {@link Clob}s, which SQLite takes whole.
 */
final class LargeObjects {

	private LargeObjects() {
	}

	static boolean anyIn(List<Run> runs) {
		for (Run run : runs) {
			for (Object value : run.values()) {
				if (isLargeObject(value)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Replaces large objects by their content.
	 * @param runs executions with large objects among their values
	 * @return a publisher of the same executions that can be run
	 */
	static Mono<List<Run>> resolve(List<Run> runs) {
		return Flux.fromIterable(runs).concatMap(LargeObjects::resolve).collectList();
	}

	private static Mono<Run> resolve(Run run) {
		@Nullable Object[] values = run.values().clone();
		return Flux.range(0, values.length)
			.filter((position) -> isLargeObject(values[position]))
			.concatMap((position) -> content(values[position]).doOnNext((content) -> values[position] = content))
			.then(Mono.fromSupplier(() -> new Run(run.unit(), values)));
	}

	private static boolean isLargeObject(@Nullable Object value) {
		return value instanceof Blob || value instanceof Clob;
	}

	private static Mono<Object> content(@Nullable Object value) {
		if (value instanceof Blob blob) {
			return Flux.from(blob.stream())
				.map(Encoder::bytes)
				.reduceWith(ByteArrayOutputStream::new, LargeObjects::append)
				.map(ByteArrayOutputStream::toByteArray);
		}
		if (value instanceof Clob clob) {
			return Flux.from(clob.stream())
				.reduceWith(StringBuilder::new, StringBuilder::append)
				.map((text) -> Encoder.checkUnicode(text.toString()));
		}
		return Mono.empty();
	}

	private static ByteArrayOutputStream append(ByteArrayOutputStream bytes, byte[] more) {
		bytes.writeBytes(more);
		return bytes;
	}

}
