package io.tortoiseorm.sql;

/**
 * One term of an ordering. NULLs come last when ascending and first when descending, on
 * every database, unless asked otherwise.
 *
 * @param expression what is ordered by
 * @param descending the direction
 * @param nulls where NULLs go
 * @param nullable whether the expression can be NULL at all
 */
public record OrderBy(SqlNode expression, boolean descending, Nulls nulls, boolean nullable) implements SqlNode {

	/**
	 * The same term in the other direction, with NULLs at the other end.
	 * @return the reversed term
	 */
	public OrderBy reversed() {
		Nulls opposite = switch (this.nulls) {
			case DEFAULT -> Nulls.DEFAULT;
			case FIRST -> Nulls.LAST;
			case LAST -> Nulls.FIRST;
		};
		return new OrderBy(this.expression, !this.descending, opposite, this.nullable);
	}

	/**
	 * Whether NULLs come before values.
	 * @return the effective position
	 */
	public boolean nullsFirst() {
		return (this.nulls == Nulls.DEFAULT) ? this.descending : this.nulls == Nulls.FIRST;
	}

	@Override
	public void writeTo(SqlWriter out) {
		out.dialect().syntax().writeOrderBy(out, this);
	}

	/**
	 * Where NULLs go.
	 */
	public enum Nulls {

		/** Last when ascending, first when descending. */
		DEFAULT,

		/** Before all values. */
		FIRST,

		/** After all values. */
		LAST

	}

}
