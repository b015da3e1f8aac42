package io.tortoiseorm;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A change of many rows in one statement, for which no signals of single instances are
 * sent.
 *
 * @param <M> the model
 * @param operation what is done
 * @param instances the instances of {@code bulkCreate} and {@code bulkUpdate}; empty for
 * a query
 * @param query the rows that a query's {@code update} or {@code delete} changes, or
 * {@code null}
 * @param values what an {@code update} sets, by field; the fields of {@code bulkUpdate}
 * without values
 * @param rows how many rows were changed; 0 before the change
 */
public record BulkChange<M>(Operation operation, List<M> instances, @Nullable QuerySet<M> query,
		Map<String, @Nullable Object> values, long rows) {

	BulkChange<M> done(long changed) {
		return new BulkChange<>(this.operation, this.instances, this.query, this.values, changed);
	}

	/**
	 * What is done to the rows.
	 */
	public enum Operation {

		/** Rows are inserted. */
		CREATE,

		/** Rows are written. */
		UPDATE,

		/** Rows are deleted. */
		DELETE

	}

}
