package io.tortoiseorm.fields;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The DEFAULT of a column. An INSERT leaves the column out when the property is
 * {@code null}, so that the database fills it; a property that has a value, as a
 * primitive always has, is written.
 *
 * <pre class="code">
 * &#64;IntField &#64;DbDefault("0") private Integer stock;
 * &#64;DatetimeField &#64;DbDefault(kind = DbDefault.Kind.NOW) private Instant seenAt;
 * &#64;CharField(maxLength = 32) &#64;DbDefault(kind = DbDefault.Kind.RANDOM_HEX) private String token;
 * &#64;IntField &#64;DbDefault(kind = DbDefault.Kind.SQL, value = "(1 + 1)") private Integer two;
 * </pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DbDefault {

	/**
	 * For {@link Kind#LITERAL} the value as text: a number, {@code true} or
	 * {@code false}, an ISO date or time, a UUID, a constant of an enum, a JSON document,
	 * or the text itself. For {@link Kind#SQL} the expression. Else empty.
	 * @return the value or expression
	 */
	String value() default "";

	/**
	 * What makes the value.
	 * @return the kind of default
	 */
	Kind kind() default Kind.LITERAL;

	/**
	 * What makes the value of a default.
	 */
	enum Kind {

		/** A constant, converted and quoted for the type of the field. */
		LITERAL,

		/** The time of the statement: for date and time fields. */
		NOW,

		/** 32 random hexadecimal digits, made by the database: for text fields. */
		RANDOM_HEX,

		/** An SQL expression, taken as it is. */
		SQL

	}

}
