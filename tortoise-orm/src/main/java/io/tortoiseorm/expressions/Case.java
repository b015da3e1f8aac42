package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A value chosen by conditions, the first that holds.
 */
public final class Case extends DynamicExpression<Object> {

	private final List<Branch> branches;

	private final @Nullable Object otherwise;

	private Case(List<Branch> branches, @Nullable Object otherwise) {
		this.branches = branches;
		this.otherwise = otherwise;
	}

	/**
	 * Starts with a branch.
	 * @param condition when it applies
	 * @param then its value: an expression or a plain value
	 * @return the expression, NULL when no branch applies
	 */
	public static Case when(Q condition, @Nullable Object then) {
		return new Case(List.of(new Branch(condition, then)), null);
	}

	/**
	 * Starts with a branch.
	 * @param lookup when it applies: a lookup
	 * @param value what to compare with
	 * @param then the branch's value: an expression or a plain value
	 * @return the expression, NULL when no branch applies
	 */
	public static Case when(String lookup, @Nullable Object value, @Nullable Object then) {
		return when(Q.of(lookup, value), then);
	}

	/**
	 * Adds a branch.
	 * @param condition when it applies, if none before did
	 * @param then its value: an expression or a plain value
	 * @return the new expression
	 */
	public Case orWhen(Q condition, @Nullable Object then) {
		List<Branch> more = new ArrayList<>(this.branches);
		more.add(new Branch(condition, then));
		return new Case(List.copyOf(more), this.otherwise);
	}

	/**
	 * Sets the value when no branch applies.
	 * @param value an expression or a plain value
	 * @return the new expression
	 */
	public Case otherwise(@Nullable Object value) {
		return new Case(this.branches, value);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		ValueType type = resultType(context);
		List<Sql.When> whens = new ArrayList<>(this.branches.size());
		for (Branch branch : this.branches) {
			whens.add(new Sql.When(branch.condition.compileCondition(context), value(context, branch.then, type)));
		}
		SqlNode last = (this.otherwise != null) ? value(context, this.otherwise, type) : null;
		return new TypedNode(Sql.searchedCase(whens, last), type, true);
	}

	/**
	 * A branch's value. Whole numbers stand in the text, since not every database tells
	 * the type of a CASE of markers alone.
	 */
	private static SqlNode value(ExpressionContext context, @Nullable Object value, ValueType type) {
		if (type.sqlType().isInteger() && (value instanceof Integer || value instanceof Long)) {
			long number = ((Number) value).longValue();
			return (out) -> out.append(number);
		}
		return context.operand(value, type).node();
	}

	/**
	 * The type all branches share: that of the first expression among them, else the
	 * widest of the plain values.
	 */
	private ValueType resultType(ExpressionContext context) {
		List<@Nullable Object> values = new ArrayList<>();
		this.branches.forEach((branch) -> values.add(branch.then));
		values.add(this.otherwise);
		ValueType found = null;
		for (Object value : values) {
			if (value != null) {
				ValueType type = context.operand(value, null).type();
				found = (found == null || wider(type, found)) ? type : found;
			}
		}
		return (found != null) ? found : ValueType.STRING;
	}

	private static boolean wider(ValueType type, ValueType than) {
		return type.sqlType().isNumeric() && than.sqlType().isNumeric()
				&& type.sqlType().kind().compareTo(than.sqlType().kind()) > 0;
	}

	@Override
	public String toString() {
		return "Case" + this.branches;
	}

	private record Branch(Q condition, @Nullable Object then) {

	}

}
