package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A condition that every row of a table meets, inside {@link Table#checks()}. The
 * database refuses other rows with an {@link io.tortoiseorm.exceptions.IntegrityError
 * IntegrityError} of the kind {@code CHECK}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface CheckConstraint {

	/**
	 * The SQL condition over columns of the table, which are written as they are called
	 * in the database and quoted where need be.
	 * @return the condition, for example {@code quantity > 0}
	 */
	String value();

	/**
	 * The name of the constraint, which errors tell and migrations know it by. Some
	 * databases want it to be unique among all tables.
	 * @return the name
	 */
	String name();

}
