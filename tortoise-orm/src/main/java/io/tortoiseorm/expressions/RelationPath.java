package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;

/**
 * A relation of a model, also across other relations. As a value it is the key of the
 * instance at the other end. Subclasses add the fields and relations of the model that it
 * leads to.
 *
 * @param <M> the model that the relation leads to
 * @param <K> the Java type of the key
 */
public abstract class RelationPath<M extends ModelBase, K> extends Expression<K> implements PathExpression<K> {

	private final String path;

	/**
	 * A relation by name.
	 * @param from the relation before it, or {@code null} for one of the queried model
	 * @param name its name
	 */
	protected RelationPath(@Nullable RelationPath<?, ?> from, String name) {
		this.path = (from != null) ? from.path() + "__" + name : name;
	}

	@Override
	public String path() {
		return this.path;
	}

	/**
	 * Leads to an instance.
	 * @param instance a saved instance
	 * @return the condition
	 */
	public Q eq(M instance) {
		return lookup("exact", instance);
	}

	/**
	 * Leads to another instance, or to none.
	 * @param instance a saved instance
	 * @return the condition
	 */
	public Q ne(M instance) {
		return lookup("not", instance);
	}

	/**
	 * Leads to one of several instances.
	 * @param instances saved instances
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q in(M... instances) {
		return in(Arrays.asList(instances));
	}

	/**
	 * Leads to one of several instances.
	 * @param instances saved instances
	 * @return the condition
	 */
	public Q in(Iterable<? extends M> instances) {
		return lookup("in", listOf(instances));
	}

	/**
	 * Leads to none of several instances.
	 * @param instances saved instances
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q notIn(M... instances) {
		return notIn(Arrays.asList(instances));
	}

	/**
	 * Leads to none of several instances.
	 * @param instances saved instances
	 * @return the condition
	 */
	public Q notIn(Iterable<? extends M> instances) {
		return lookup("not_in", listOf(instances));
	}

	/**
	 * Tests the key by name, so that an instance stands for the key by which this
	 * relation refers to it.
	 */
	@Override
	public Q lookup(String lookup, @Nullable Object value) {
		return Q.of(lookup.equals("exact") ? this.path : this.path + "__" + lookup, value);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.reference(this.path);
	}

	private List<M> listOf(Iterable<? extends M> instances) {
		List<M> list = new ArrayList<>();
		instances.forEach(list::add);
		return list;
	}

	@Override
	public String toString() {
		return this.path;
	}

}
