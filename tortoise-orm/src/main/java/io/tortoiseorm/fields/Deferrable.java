package io.tortoiseorm.fields;

/**
 * When the database looks at a constraint.
 */
public enum Deferrable {

	/** With every statement. */
	NOT,

	/** With every statement, unless the transaction puts it off by SET CONSTRAINTS. */
	IMMEDIATE,

	/** When the transaction commits. */
	DEFERRED

}
