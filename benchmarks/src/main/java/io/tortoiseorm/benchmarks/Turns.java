package io.tortoiseorm.benchmarks;

/**
 * Who does the work in which iteration.
 */
public enum Turns {

	/**
	 * By hand and by the ORM in turns, so that whatever else the machine does meets both
	 * alike.
	 */
	BOTH,

	/** By hand in all iterations, for a profiler. */
	RAW,

	/** By the ORM in all iterations, for a profiler. */
	ORM;

	/**
	 * Who does the work in an iteration.
	 * @param iteration counted from 0; warm-up has an even number of iterations
	 */
	Implementation at(int iteration) {
		return switch (this) {
			case BOTH -> (iteration % 2 == 0) ? Implementation.RAW : Implementation.ORM;
			case RAW -> Implementation.RAW;
			case ORM -> Implementation.ORM;
		};
	}

}
