package io.tortoiseorm.expressions;

import io.tortoiseorm.meta.ModelBase;

/**
 * A relation that leads to any number of instances. A field behind it speaks of one
 * related row, and gives a result for each that fulfils the condition; the tests here
 * never multiply results.
 *
 * @param <M> the model that the relation leads to
 * @param <K> the Java type of the key
 */
public interface ToManyPath<M extends ModelBase, K> extends PathExpression<K> {

	/**
	 * At least one related row fulfils all conditions.
	 * @param conditions the conditions, in paths of the related model; none asks only
	 * whether there is a related row
	 * @return the condition
	 */
	default Q any(Q... conditions) {
		return Q.any(path(), conditions);
	}

	/**
	 * No related row fulfils all conditions.
	 * @param conditions the conditions, in paths of the related model; none asks only
	 * whether there is no related row
	 * @return the condition
	 */
	default Q none(Q... conditions) {
		return Q.none(path(), conditions);
	}

	/**
	 * Every related row fulfils all conditions; true when there is none.
	 * @param conditions the conditions, in paths of the related model
	 * @return the condition
	 */
	default Q all(Q... conditions) {
		return Q.all(path(), conditions);
	}

}
