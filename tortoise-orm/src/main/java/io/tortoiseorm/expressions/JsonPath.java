package io.tortoiseorm.expressions;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A field of JSON documents.
 *
 * @param <T> the Java type of the documents
 */
public final class JsonPath<T> extends Expression<T> implements FieldPath<T> {

	private final String path;

	/**
	 * A field by name.
	 * @param path names joined by {@code __}
	 */
	public JsonPath(String path) {
		this.path = path;
	}

	/**
	 * A field across a relation.
	 * @param relation the relation
	 * @param name the field of the model that it leads to
	 */
	public JsonPath(RelationPath<?, ?> relation, String name) {
		this.path = relation.path() + "__" + name;
	}

	@Override
	public String path() {
		return this.path;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.reference(this.path);
	}

	/**
	 * Has a document in it: the same values under the same keys, and maybe others.
	 * @param document any value that can be written as JSON
	 * @return the condition; {@link io.tortoiseorm.exceptions.UnsupportedError} where the
	 * database cannot tell
	 */
	public Q contains(Object document) {
		return lookup("contains", document);
	}

	/**
	 * Is in a document: has no other values than that.
	 * @param document any value that can be written as JSON
	 * @return the condition; {@link io.tortoiseorm.exceptions.UnsupportedError} where the
	 * database cannot tell
	 */
	public Q containedBy(Object document) {
		return lookup("contained_by", document);
	}

	/**
	 * A value inside the document.
	 * @param steps the keys of objects and the positions in arrays, from 0, that lead to
	 * it
	 * @return the value; NULL where there is none
	 */
	public JsonValuePath at(Object... steps) {
		return new JsonValuePath(this, Arrays.stream(steps).map(String::valueOf).collect(Collectors.joining("__")));
	}

	@Override
	public String toString() {
		return this.path;
	}

}
