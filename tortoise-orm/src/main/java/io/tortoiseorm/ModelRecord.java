package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record of a model for an API: the annotation processor writes it into the package of
 * the model, with the constraints of the fields and methods to get there and back.
 *
 * <pre class="code">
 * &#64;ModelRecord(name = "UserOut", exclude = "passwordHash")
 * &#64;ModelRecord(name = "UserCreate", excludeReadOnly = true)
 * &#64;ModelRecord(name = "UserPatch", excludeReadOnly = true, optional = true)
 * public class User extends Model&lt;User&gt; {
 * </pre>
 *
 * <p>
 * Its components are, in this order: the key, the other fields, relations to one,
 * relations to many, what is only written, what is computed. A relation is either nested,
 * as a record or list of records of its own, or, for a foreign key, there by its raw key
 * ({@code customerId}). Only relations with a holder in the class can be nested. Fields
 * with {@code @JsonIgnore} are left out unless they are named in {@link #include}.
 *
 * <p>
 * The record gets {@code static from(model)}, {@code toModel()} for a new instance and
 * {@code applyTo(model)} for one that is there; the latter two never write what the
 * database or saving sets by itself, and pass relations by that are nested. A component
 * that may be left out leaves the model's own value alone where it is {@code null}.
 * Records nested for input have a {@code toModel()} of their own: make their instances
 * when the model around them is saved, and let them refer to it.
 *
 * @see ModelRecordDefaults
 */
@Documented
@Repeatable(ModelRecords.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ModelRecord {

	/**
	 * The simple name of the record. Without it: that of the model with {@code Record}.
	 * @return the name, or empty for the default
	 */
	String name() default "";

	/**
	 * The only components: fields, raw keys and relations, those named here being nested;
	 * with a dot, those of a nested record: {@code "customer.email"}.
	 * @return the names, or none for all
	 */
	String[] include() default {};

	/**
	 * Fields, raw keys and relations that are left out; with a dot, those of a nested
	 * record.
	 * @return the names
	 */
	String[] exclude() default {};

	/**
	 * Methods of the model, without parameters, whose results are components:
	 * {@code "fullName"} for {@code fullName()} or {@code getFullName()}; with a dot,
	 * those of a nested record.
	 * @return the names
	 */
	String[] computed() default {};

	/**
	 * What is taken from clients and never shown to them, such as a password: fields, and
	 * what the model keeps in no column, which is a transient field or a setter
	 * ({@code "password"} for {@code setPassword(..)}) with its constraints. Components
	 * for the latter come after those of fields and relations. They are in no
	 * {@code toString()}, OpenAPI calls them write-only, and a record that has some, or
	 * in which a nested one has some, has no {@code from(model)}.
	 * @return the names
	 */
	String[] writeOnly() default {};

	/**
	 * Values that the query annotates the instances with, such as a count of what belongs
	 * to them: {@code annotated = @Annotated(name = "orderCount", type = long.class)}.
	 * @return the annotations that are components
	 */
	Annotated[] annotated() default {};

	/**
	 * Whether all components may be left out, as in a partial update.
	 * @return whether all are optional
	 */
	boolean optional() default false;

	/**
	 * Components that may be left out.
	 * @return the names
	 */
	String[] optionalFields() default {};

	/**
	 * Whether the record is for input: without the key that the database makes, without
	 * times that saving sets and without computed columns, and with relations by their
	 * raw keys. Only relations that are named in {@link #include} are nested, with the
	 * constraints of their holder and without the key that leads back. Fields with a
	 * default, be it a Java initialiser or {@code @DbDefault}, may then be left out,
	 * unless a constraint such as {@code @NotNull} asks for a value.
	 * @return whether it is for input
	 */
	boolean excludeReadOnly() default false;

	/**
	 * Whether the raw key of a relation is left out where the relation is nested.
	 * @return whether it is
	 */
	boolean excludeRawKeys() default true;

	/**
	 * Whether components are sorted by name.
	 * @return whether they are, else they keep the order of the model
	 */
	boolean sortAlphabetically() default false;

	/**
	 * How many levels of relations are nested without being named.
	 * @return the number of levels
	 */
	int depth() default 0;

	/**
	 * Whether a relation is nested that leads back to a model around it.
	 * @return whether cycles are followed, down to {@link #depth()}
	 */
	boolean allowCycles() default false;

	/**
	 * Whether relations declared at the other side are nested without being named.
	 * @return whether they are
	 */
	boolean backwardRelations() default true;

	/**
	 * What the record is, for its documentation. Without it: what the model's own says.
	 * @return the description, or empty for the default
	 */
	String description() default "";

	/**
	 * A component for what {@code annotate(..)} computes.
	 */
	@Documented
	@Target({})
	@Retention(RetentionPolicy.CLASS)
	@interface Annotated {

		/**
		 * The name of the annotation, which is that of the component.
		 * @return the name
		 */
		String name();

		/**
		 * The type of the component: a primitive where there always is a value.
		 * @return the type
		 */
		Class<?> type();

		/**
		 * What the value is, for the documentation.
		 * @return the description, or empty for none
		 */
		String description() default "";

	}

}
