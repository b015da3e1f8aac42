package io.tortoiseorm.expressions;

import java.util.Arrays;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * A key that consists of several fields, also across relations. It is compared as a whole
 * and ordered by; each of its fields has a path of its own for everything else.
 *
 * @param <K> the record of its values
 */
public final class CompositeKeyPath<K extends Record> {

	private final String path;

	/**
	 * The key by name.
	 * @param path names joined by {@code __}
	 */
	public CompositeKeyPath(String path) {
		this.path = path;
	}

	/**
	 * The key across a relation.
	 * @param relation the relation
	 * @param name the name of the key
	 */
	public CompositeKeyPath(RelationPath<?, ?> relation, String name) {
		this(relation.path() + "__" + name);
	}

	/**
	 * The name.
	 * @return names joined by {@code __}, as string lookups take them
	 */
	public String path() {
		return this.path;
	}

	/**
	 * All fields of the key are equal.
	 * @param key the key
	 * @return the condition
	 */
	public Q eq(K key) {
		return Q.of(this.path, key);
	}

	/**
	 * At least one field of the key is another, or there is no row.
	 * @param key the key
	 * @return the condition
	 */
	public Q ne(K key) {
		return lookup("not", key);
	}

	/**
	 * Is one of several keys.
	 * @param keys the keys
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q in(K... keys) {
		return in(Arrays.asList(keys));
	}

	/**
	 * Is one of several keys.
	 * @param keys the keys
	 * @return the condition
	 */
	public Q in(Collection<? extends K> keys) {
		return lookup("in", keys);
	}

	/**
	 * Is the key of a row of a query of the same model.
	 * @param query the query
	 * @return the condition
	 */
	public Q in(SubquerySource query) {
		return lookup("in", query);
	}

	/**
	 * Is none of several keys.
	 * @param keys the keys
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q notIn(K... keys) {
		return notIn(Arrays.asList(keys));
	}

	/**
	 * Is none of several keys.
	 * @param keys the keys
	 * @return the condition
	 */
	public Q notIn(Collection<? extends K> keys) {
		return lookup("not_in", keys);
	}

	/**
	 * Is the key of no row of a query of the same model.
	 * @param query the query
	 * @return the condition
	 */
	public Q notIn(SubquerySource query) {
		return lookup("not_in", query);
	}

	/**
	 * There is no row, across a relation.
	 * @return the condition
	 */
	public Q isNull() {
		return lookup("isnull", true);
	}

	/**
	 * There is a row, across a relation.
	 * @return the condition
	 */
	public Q isNotNull() {
		return lookup("isnull", false);
	}

	/**
	 * Orders by the fields of the key, each ascending.
	 * @return the term
	 */
	public Ordering asc() {
		return Ordering.of(this.path);
	}

	/**
	 * Orders by the fields of the key, each descending.
	 * @return the term
	 */
	public Ordering desc() {
		return Ordering.of("-" + this.path);
	}

	private Q lookup(String lookup, @Nullable Object value) {
		return Q.of(this.path + "__" + lookup, value);
	}

	@Override
	public String toString() {
		return this.path;
	}

}
