package io.tortoiseorm.expressions;

import io.tortoiseorm.meta.ModelBase;

/**
 * A relation that leads to at most one instance.
 *
 * @param <M> the model that the relation leads to
 * @param <K> the Java type of the key
 */
public interface ToOnePath<M extends ModelBase, K> extends FieldPath<K> {

	/**
	 * Sets the relation, if it is declared at this side.
	 * @param instance a saved instance
	 * @return what an update takes
	 */
	default FieldUpdate set(M instance) {
		return new FieldUpdate(path(), instance);
	}

}
