package io.tortoiseorm.meta;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which kind of relation a holder class is for.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Holds {

	/**
	 * The kind of relation.
	 * @return the kind, seen from the owner of the holder
	 */
	RelationMeta.Kind value();

}
