package io.tortoiseorm.sql;

/**
 * A node of the SQL syntax tree: immutable, and able to write itself, its children and
 * its bound values in one pass.
 */
@FunctionalInterface
public interface SqlNode {

	/**
	 * Writes this node.
	 * @param out receives text and bound values
	 */
	void writeTo(SqlWriter out);

}
