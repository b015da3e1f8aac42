package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A condition. Immutable; combined by {@link #and}, {@link #or} and {@link #not}. Names
 * in it are checked when the query it is part of is compiled; values are always bound.
 */
public abstract class Q extends Expression<Boolean> {

	private static final Q EMPTY = new Junction(true, List.of());

	Q() {
	}

	/**
	 * The condition that says nothing: neutral in every combination.
	 * @return the condition
	 */
	public static Q empty() {
		return EMPTY;
	}

	/**
	 * One lookup.
	 * @param lookup names joined by {@code __}, optionally ending in a lookup, for
	 * example {@code "customer__email__icontains"}
	 * @param value what to compare with; {@code null} means is null
	 * @return the condition
	 */
	public static Q of(String lookup, @Nullable Object value) {
		return new LookupCondition(lookup, value);
	}

	/**
	 * Several lookups, all of which must hold.
	 * @param lookup the first lookup
	 * @param value what to compare with
	 * @param more further lookups and values, alternating
	 * @return the condition
	 * @throws ParamsError if the lookups and values do not pair up
	 */
	public static Q of(String lookup, @Nullable Object value, @Nullable Object... more) {
		return pairs(lookup, value, more);
	}

	/**
	 * Several lookups, all of which must hold.
	 * @param lookups what to compare with, by lookup
	 * @return the condition
	 */
	public static Q of(Map<String, ? extends @Nullable Object> lookups) {
		List<Q> conditions = new ArrayList<>(lookups.size());
		lookups.forEach((lookup, value) -> conditions.add(new LookupCondition(lookup, value)));
		return junction(true, conditions);
	}

	/**
	 * A test of an expression.
	 * @param left what is tested
	 * @param lookup the lookup's name
	 * @param value what to compare with
	 * @return the condition
	 */
	public static Q on(Expression<?> left, String lookup, @Nullable Object value) {
		return new Test(left, lookup, value);
	}

	/**
	 * All of the conditions.
	 * @param conditions the conditions; none says nothing
	 * @return the condition
	 */
	public static Q allOf(Q... conditions) {
		return junction(true, List.of(conditions));
	}

	/**
	 * At least one of the conditions.
	 * @param conditions the conditions; none says nothing
	 * @return the condition
	 */
	public static Q anyOf(Q... conditions) {
		return junction(false, List.of(conditions));
	}

	/**
	 * At least one related row fulfils all conditions; never multiplies rows.
	 * @param relation names of relations joined by {@code __}
	 * @param conditions the conditions, in names of the relation's target
	 * @return the condition
	 */
	public static Q any(String relation, Q... conditions) {
		return new Quantified(ExpressionContext.Quantifier.ANY, relation, allOf(conditions));
	}

	/**
	 * No related row fulfils all conditions.
	 * @param relation names of relations joined by {@code __}
	 * @param conditions the conditions, in names of the relation's target
	 * @return the condition
	 */
	public static Q none(String relation, Q... conditions) {
		return new Quantified(ExpressionContext.Quantifier.NONE, relation, allOf(conditions));
	}

	/**
	 * Every related row fulfils all conditions; true when there is none.
	 * @param relation names of relations joined by {@code __}
	 * @param conditions the conditions, in names of the relation's target
	 * @return the condition
	 */
	public static Q all(String relation, Q... conditions) {
		return new Quantified(ExpressionContext.Quantifier.ALL, relation, allOf(conditions));
	}

	/**
	 * At the other end of an instance's relation.
	 * @param owner a saved instance
	 * @param relation the name of one of its relations, which leads to the queried model
	 * @return the condition
	 */
	public static Q related(ModelBase owner, String relation) {
		return new Related(owner, relation);
	}

	/**
	 * Both conditions.
	 * @param other the other condition
	 * @return the condition
	 */
	public Q and(Q other) {
		return junction(true, List.of(this, other));
	}

	/**
	 * Either condition.
	 * @param other the other condition
	 * @return the condition
	 */
	public Q or(Q other) {
		return junction(false, List.of(this, other));
	}

	/**
	 * The opposite. As in SQL, a comparison with NULL is neither true nor false, so rows
	 * with NULL are in neither a condition nor its opposite.
	 * @return the condition
	 */
	public Q not() {
		return new Negation(this);
	}

	/**
	 * Whether this condition says nothing.
	 * @return whether it is neutral
	 */
	public boolean isEmpty() {
		return false;
	}

	/**
	 * The conditions that all must hold for this one to hold.
	 * @return the parts of a conjunction, else this condition alone
	 */
	public List<Q> conjuncts() {
		return List.of(this);
	}

	/**
	 * Compiles the condition alone.
	 * @param context the query
	 * @return its SQL
	 */
	public abstract SqlNode compileCondition(ExpressionContext context);

	@Override
	public TypedNode compile(ExpressionContext context) {
		SqlNode condition = compileCondition(context);
		SqlNode node = Sql.searchedCase(
				List.of(new Sql.When(condition, context.operand(true, ValueType.BOOLEAN).node())),
				context.operand(false, ValueType.BOOLEAN).node());
		return new TypedNode(node, ValueType.BOOLEAN, false);
	}

	static Q pairs(String lookup, @Nullable Object value, @Nullable Object... more) {
		if (more.length % 2 != 0) {
			throw new ParamsError("Lookups and values must alternate, found a lookup without value: '"
					+ more[more.length - 1] + "'.");
		}
		List<Q> conditions = new ArrayList<>();
		conditions.add(new LookupCondition(lookup, value));
		for (int i = 0; i < more.length; i += 2) {
			if (!(more[i] instanceof String name)) {
				throw new ParamsError("Lookups and values must alternate, found "
						+ ((more[i] != null) ? more[i].getClass().getSimpleName() : "null")
						+ " where the name of a lookup belongs.");
			}
			conditions.add(new LookupCondition(name, more[i + 1]));
		}
		return junction(true, conditions);
	}

	private static Q junction(boolean and, List<Q> conditions) {
		List<Q> parts = new ArrayList<>();
		for (Q condition : conditions) {
			if (condition instanceof Junction junction && (junction.and == and || junction.parts.isEmpty())) {
				parts.addAll(junction.parts);
			}
			else {
				parts.add(condition);
			}
		}
		if (parts.isEmpty()) {
			return EMPTY;
		}
		return (parts.size() == 1) ? parts.get(0) : new Junction(and, List.copyOf(parts));
	}

	private static final class Test extends Q {

		private final Expression<?> left;

		private final String lookup;

		private final @Nullable Object value;

		Test(Expression<?> left, String lookup, @Nullable Object value) {
			this.left = left;
			this.lookup = lookup;
			this.value = value;
		}

		@Override
		public SqlNode compileCondition(ExpressionContext context) {
			return context.lookup(this.left.compile(context), this.lookup, this.value);
		}

		@Override
		public String toString() {
			return this.left + "__" + this.lookup + "=?";
		}

	}

	private static final class Quantified extends Q {

		private final ExpressionContext.Quantifier quantifier;

		private final String relation;

		private final Q condition;

		Quantified(ExpressionContext.Quantifier quantifier, String relation, Q condition) {
			this.quantifier = quantifier;
			this.relation = relation;
			this.condition = condition;
		}

		@Override
		public SqlNode compileCondition(ExpressionContext context) {
			return context.quantified(this.quantifier, this.relation, this.condition);
		}

		@Override
		public String toString() {
			return this.quantifier + "(" + this.relation + ": " + this.condition + ")";
		}

	}

	/**
	 * What is at the other end of an instance's relation.
	 */
	public static final class Related extends Q {

		private final ModelBase owner;

		private final String relation;

		Related(ModelBase owner, String relation) {
			this.owner = owner;
			this.relation = relation;
		}

		@Override
		public SqlNode compileCondition(ExpressionContext context) {
			return context.related(this.owner, this.relation);
		}

		/**
		 * Whose relation is followed.
		 * @return the instance
		 */
		public ModelBase owner() {
			return this.owner;
		}

		/**
		 * The relation that is followed.
		 * @return its name
		 */
		public String relation() {
			return this.relation;
		}

		@Override
		public String toString() {
			return this.relation + " of " + this.owner;
		}

	}

	private static final class Negation extends Q {

		private final Q inner;

		Negation(Q inner) {
			this.inner = inner;
		}

		@Override
		public boolean isEmpty() {
			return this.inner.isEmpty();
		}

		@Override
		public Q not() {
			return this.inner;
		}

		@Override
		public SqlNode compileCondition(ExpressionContext context) {
			return isEmpty() ? Sql.alwaysTrue() : Sql.not(this.inner.compileCondition(context));
		}

		@Override
		public String toString() {
			return "NOT(" + this.inner + ")";
		}

	}

	private static final class Junction extends Q {

		private final boolean and;

		private final List<Q> parts;

		Junction(boolean and, List<Q> parts) {
			this.and = and;
			this.parts = parts;
		}

		@Override
		public boolean isEmpty() {
			return this.parts.stream().allMatch(Q::isEmpty);
		}

		@Override
		public List<Q> conjuncts() {
			return this.and ? this.parts : List.of(this);
		}

		@Override
		public SqlNode compileCondition(ExpressionContext context) {
			List<SqlNode> nodes = new ArrayList<>(this.parts.size());
			for (Q part : this.parts) {
				if (!part.isEmpty()) {
					nodes.add(part.compileCondition(context));
				}
			}
			if (nodes.isEmpty()) {
				return Sql.alwaysTrue();
			}
			return this.and ? Sql.and(nodes) : Sql.or(nodes);
		}

		@Override
		public String toString() {
			return (this.and ? "AND" : "OR") + Arrays.toString(this.parts.toArray());
		}

	}

}
