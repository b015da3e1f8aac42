package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An index of a table, inside {@link Table#indexes()}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Index {

	/**
	 * The indexed properties in order; a relation stands for its column. Either these or
	 * {@link #expressions()}.
	 * @return property names
	 */
	String[] value() default {};

	/**
	 * SQL expressions that are indexed in place of properties. They need a
	 * {@link #name()}.
	 * @return the expressions, as the database knows them
	 */
	String[] expressions() default {};

	/**
	 * The name of the index. Without it: made from the names of table and columns.
	 * @return the name, or empty for the default
	 */
	String name() default "";

	/**
	 * Whether no two rows may hold the same values.
	 * @return whether the index is unique
	 */
	boolean unique() default false;

	/**
	 * An SQL condition that rows must meet to be indexed: a partial index.
	 * @return the condition, or empty for all rows
	 */
	String condition() default "";

	/**
	 * The kind of index where the database has several: on PostgreSQL {@code btree},
	 * {@code gin}, {@code gist}, {@code spgist}, {@code brin}, {@code hash} and
	 * {@code bloom} (an extension), on MySQL and MariaDB {@code fulltext} (as in
	 * {@code fulltext with parser ngram}), {@code spatial}, {@code btree} and
	 * {@code hash}. A database without that kind goes without the index. Kinds other than
	 * {@code btree} and {@code hash} also index what those cannot: text, JSON,
	 * geometries.
	 * @return the kind, or empty for the database's default
	 */
	String using() default "";

}
