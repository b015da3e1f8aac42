package io.tortoiseorm.processor.model;

/**
 * Takes the mistakes that are found.
 */
@FunctionalInterface
public interface Problems {

	/** For code that is checked elsewhere. */
	Problems UNHEARD = (problem) -> {
	};

	/**
	 * Takes a mistake.
	 * @param problem the mistake
	 */
	void add(Problem problem);

}
