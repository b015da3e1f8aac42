package io.tortoiseorm.db.r2dbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import io.tortoiseorm.db.RowMapper;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Collects mapped rows inside the driver's callback. A mapper that throws does not stop
 * the driver half-way: the rest is read and left, then the error is emitted.
 *
 * @param <T> what a row becomes
 */
final class RowCollector<T> implements Function<Readable, Boolean> {

	private final RowMapper<T> mapper;

	private final R2dbcRow row;

	private final List<T> rows = new ArrayList<>();

	private @Nullable RuntimeException error;

	private volatile boolean stopped;

	RowCollector(RowMapper<T> mapper, R2dbcDriver driver) {
		this.mapper = mapper;
		this.row = new R2dbcRow(driver);
	}

	@Override
	public Boolean apply(Readable readable) {
		if (this.error == null && !this.stopped) {
			try {
				this.rows.add(this.mapper.map(this.row.at(readable)));
			}
			catch (RuntimeException ex) {
				this.error = ex;
			}
		}
		return Boolean.TRUE;
	}

	/**
	 * Leaves the rest of the rows.
	 */
	void stop() {
		this.stopped = true;
	}

	Mono<List<T>> result() {
		return (this.error != null) ? Mono.error(this.error) : Mono.just(this.rows);
	}

}
