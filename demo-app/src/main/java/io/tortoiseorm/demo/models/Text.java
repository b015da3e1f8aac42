package io.tortoiseorm.demo.models;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/**
 * A text that every database can keep: without the character U+0000, which PostgreSQL has
 * no place for.
 */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[^\\x00]*")
@ReportAsSingleViolation
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

	/**
	 * What is wrong with a text that is refused.
	 * @return the message
	 */
	String message() default "must not contain the character U+0000";

	/**
	 * Groups, as of every constraint.
	 * @return the groups
	 */
	Class<?>[] groups() default {};

	/**
	 * Payload, as of every constraint.
	 * @return the payload
	 */
	Class<? extends Payload>[] payload() default {};

}
