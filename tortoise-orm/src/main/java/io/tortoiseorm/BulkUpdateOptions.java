package io.tortoiseorm;

import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;

/**
 * How instances are updated in bulk. Immutable.
 */
public final class BulkUpdateOptions {

	static final BulkUpdateOptions DEFAULT = new BulkUpdateOptions(0, null);

	private final int batchSize;

	private final @Nullable String connection;

	private BulkUpdateOptions(int batchSize, @Nullable String connection) {
		this.batchSize = batchSize;
		this.connection = connection;
	}

	/**
	 * Limits the rows of one statement. All statements are one transaction.
	 * @param rows how many rows at most
	 * @return the new options
	 */
	public BulkUpdateOptions batchSize(int rows) {
		if (rows < 1) {
			throw new ParamsError("The batch size must be at least 1, found " + rows + ".");
		}
		return new BulkUpdateOptions(rows, this.connection);
	}

	/**
	 * Chooses the connection; it wins over routers.
	 * @param name its name
	 * @return the new options
	 */
	public BulkUpdateOptions usingDb(String name) {
		return new BulkUpdateOptions(this.batchSize, name);
	}

	int batchSize() {
		return this.batchSize;
	}

	@Nullable String connection() {
		return this.connection;
	}

}
