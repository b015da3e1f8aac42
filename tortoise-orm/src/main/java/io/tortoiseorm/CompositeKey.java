package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The primary key of a model that consists of several fields, foreign keys among them. It
 * belongs on concrete models and is not inherited.
 * <p>
 * The value of such a key is a {@link java.util.List} of the values of its fields in
 * order, as in {@code OrderItem.objects.get(List.of(orderId, productId))}. A map by
 * field, a record with a component for each field, and an instance of the model are
 * understood as well. The caller gives the values; the database generates none of them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CompositeKey {

	/**
	 * The fields in order; a relation stands for its column, or for all of its columns
	 * where it leads to a model with a composite key itself.
	 * @return property names, two or more
	 */
	String[] value();

}
