package io.tortoiseorm.benchmarks;

/**
 * Who does the work.
 */
enum Implementation {

	/** SQL and mapping by hand on the driver. */
	RAW,

	/** The ORM. */
	ORM

}
