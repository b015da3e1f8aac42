package io.tortoiseorm.benchmarks;

import java.util.Arrays;

/**
 * What is measured, as the report shows it.
 */
enum Operation {

	GET_BY_KEY("getByKey", "get by key", 1),

	READ_100("read100", "read 100 rows", 100),

	READ_1000("read1000", "read 1,000 rows", 1_000),

	INSERT("insert", "insert", 1),

	UPDATE("update", "update one field", 1),

	BULK_CREATE("bulkCreate1000", "bulk create 1,000", 1_000),

	PREFETCH("prefetch100", "100 parents, 500 children", 600);

	private final String method;

	private final String label;

	private final int rows;

	Operation(String method, String label, int rows) {
		this.method = method;
		this.label = label;
		this.rows = rows;
	}

	/**
	 * Finds the operation of a benchmark.
	 * @param benchmark the qualified name of the method
	 */
	static Operation of(String benchmark) {
		return Arrays.stream(values())
			.filter((operation) -> benchmark.endsWith("." + operation.method))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(benchmark));
	}

	String label() {
		return this.label;
	}

	/** How many rows one operation reads or writes. */
	int rows() {
		return this.rows;
	}

}
