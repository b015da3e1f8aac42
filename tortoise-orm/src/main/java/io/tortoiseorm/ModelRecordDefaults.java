package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What holds for all API records of a model, also where they are nested in those of other
 * models: what never leaves the server is best excluded here. Names add to those of a
 * {@link ModelRecord}; other options hold where the record does not say them itself.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ModelRecordDefaults {

	/**
	 * As {@link ModelRecord#include()}.
	 * @return the names
	 */
	String[] include() default {};

	/**
	 * As {@link ModelRecord#exclude()}.
	 * @return the names
	 */
	String[] exclude() default {};

	/**
	 * As {@link ModelRecord#computed()}.
	 * @return the names
	 */
	String[] computed() default {};

	/**
	 * As {@link ModelRecord#excludeRawKeys()}.
	 * @return whether they are left out
	 */
	boolean excludeRawKeys() default true;

	/**
	 * As {@link ModelRecord#sortAlphabetically()}.
	 * @return whether they are sorted
	 */
	boolean sortAlphabetically() default false;

	/**
	 * As {@link ModelRecord#depth()}.
	 * @return the number of levels
	 */
	int depth() default 0;

	/**
	 * As {@link ModelRecord#allowCycles()}.
	 * @return whether cycles are followed
	 */
	boolean allowCycles() default false;

	/**
	 * As {@link ModelRecord#backwardRelations()}.
	 * @return whether they are nested
	 */
	boolean backwardRelations() default true;

}
