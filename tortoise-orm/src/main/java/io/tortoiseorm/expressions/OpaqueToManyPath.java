package io.tortoiseorm.expressions;

import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;

/**
 * A relation to any number of instances of a model without typed paths of its own: one
 * that was compiled without the annotation processor.
 *
 * @param <M> the model that the relation leads to
 * @param <K> the Java type of the key
 */
public final class OpaqueToManyPath<M extends ModelBase, K> extends RelationPath<M, K> implements ToManyPath<M, K> {

	/**
	 * A relation by name.
	 * @param from the relation before it, or {@code null} for one of the queried model
	 * @param name its name
	 */
	public OpaqueToManyPath(@Nullable RelationPath<?, ?> from, String name) {
		super(from, name);
	}

}
