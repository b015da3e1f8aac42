package io.tortoiseorm;

import java.util.List;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.FieldPath;
import io.tortoiseorm.query.BulkInsert;
import org.jspecify.annotations.Nullable;

/**
 * How instances are created in bulk. Immutable.
 */
public final class BulkCreateOptions {

	static final BulkCreateOptions DEFAULT = new BulkCreateOptions(0, false, List.of(), List.of(), null);

	private final int batchSize;

	private final boolean ignoreConflicts;

	private final List<String> onConflict;

	private final List<String> update;

	private final @Nullable String connection;

	private BulkCreateOptions(int batchSize, boolean ignoreConflicts, List<String> onConflict, List<String> update,
			@Nullable String connection) {
		this.batchSize = batchSize;
		this.ignoreConflicts = ignoreConflicts;
		this.onConflict = onConflict;
		this.update = update;
		this.connection = connection;
	}

	/**
	 * Limits the rows of one statement. All statements are one transaction.
	 * @param rows how many rows at most
	 * @return the new options
	 */
	public BulkCreateOptions batchSize(int rows) {
		if (rows < 1) {
			throw new ParamsError("The batch size must be at least 1, found " + rows + ".");
		}
		return new BulkCreateOptions(rows, this.ignoreConflicts, this.onConflict, this.update, this.connection);
	}

	/**
	 * Leaves out rows that are already there, by any unique constraint. Instances are not
	 * given keys.
	 * @return the new options
	 */
	public BulkCreateOptions ignoreConflicts() {
		return new BulkCreateOptions(this.batchSize, true, this.onConflict, this.update, this.connection);
	}

	/**
	 * Names the unique constraint whose rows are updated; needs {@link #update}. MySQL
	 * and MariaDB take any unique constraint.
	 * @param fields the fields of the constraint
	 * @return the new options
	 */
	public BulkCreateOptions onConflict(String... fields) {
		return new BulkCreateOptions(this.batchSize, this.ignoreConflicts, List.of(fields), this.update,
				this.connection);
	}

	/**
	 * Names the fields that take the new values when a row is already there.
	 * @param fields the fields
	 * @return the new options
	 */
	public BulkCreateOptions update(String... fields) {
		return new BulkCreateOptions(this.batchSize, this.ignoreConflicts, this.onConflict, List.of(fields),
				this.connection);
	}

	/**
	 * Names the unique constraint whose rows are updated, as
	 * {@link #onConflict(String...)}.
	 * @param first a field of the constraint
	 * @param more its further fields
	 * @return the new options
	 */
	public BulkCreateOptions onConflict(FieldPath<?> first, FieldPath<?>... more) {
		return onConflict(Paths.names(first, more));
	}

	/**
	 * Names the fields that take the new values when a row is already there.
	 * @param first a field
	 * @param more further fields
	 * @return the new options
	 */
	public BulkCreateOptions update(FieldPath<?> first, FieldPath<?>... more) {
		return update(Paths.names(first, more));
	}

	/**
	 * Chooses the connection; it wins over routers.
	 * @param name its name
	 * @return the new options
	 */
	public BulkCreateOptions usingDb(String name) {
		return new BulkCreateOptions(this.batchSize, this.ignoreConflicts, this.onConflict, this.update, name);
	}

	BulkInsert checked() {
		if (this.ignoreConflicts && !this.update.isEmpty()) {
			throw new ParamsError("ignoreConflicts and update exclude each other.");
		}
		if (this.onConflict.isEmpty() != this.update.isEmpty() && !this.ignoreConflicts) {
			throw new ParamsError("onConflict(..) and update(..) need each other.");
		}
		return new BulkInsert(this.batchSize, this.ignoreConflicts, this.onConflict, this.update);
	}

	@Nullable String connection() {
		return this.connection;
	}

}
