package io.tortoiseorm.expressions;

/**
 * A query that can stand inside another: every query set is one.
 */
public interface SubquerySource {

	/**
	 * The state of the query, known to the query compiler.
	 * @return the state
	 */
	Object queryState();

}
