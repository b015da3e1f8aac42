package io.tortoiseorm.dialect;

/**
 * Things that not every database can do.
 */
public enum Feature {

	/** Row locks in SELECT. */
	ROW_LOCKS,
	/** Row locks that fail at once. */
	LOCK_NOWAIT,
	/** Row locks that leave locked rows out. */
	LOCK_SKIP_LOCKED,
	/** Row locks on some of the joined tables. */
	LOCK_OF,
	/** The weaker lock that lets others insert references. */
	LOCK_NO_KEY,
	/** Regular expressions. */
	REGEX,
	/** Regular expressions without regard to case. */
	IREGEX,
	/** Containment between JSON documents. */
	JSON_CONTAINS,
	/** Values inside JSON documents. */
	JSON_PATH,
	/** Full-text search. */
	FULL_TEXT_SEARCH,
	/** Text search vectors and queries as values. */
	TEXT_SEARCH_VECTORS,
	/** Array columns. */
	ARRAYS,
	/** Conflict handling that names the constraint's columns. */
	CONFLICT_TARGET,
	/** Index hints. */
	INDEX_HINTS,
	/** Schemas (namespaces) inside a database. */
	SCHEMAS,
	/** Comments on tables and columns. */
	COMMENTS,
	/** Partial indexes. */
	PARTIAL_INDEXES,
	/** Expression indexes. */
	EXPRESSION_INDEXES,
	/** Check constraints. */
	CHECK_CONSTRAINTS,
	/** Unique constraints that a transaction can put off until it commits. */
	DEFERRABLE_UNIQUES,
	/** Definitions that a rollback undoes. */
	TRANSACTIONAL_DDL,
	/** INTERSECT and EXCEPT. */
	INTERSECT_EXCEPT,
	/** Window functions. */
	WINDOW_FUNCTIONS,
	/** Common table expressions, recursive too. */
	RECURSIVE_CTE,
	/** Recursive queries that leave out the rows they found before. */
	RECURSIVE_UNION,
	/** Foreign keys added to a table that is already there. */
	ADD_FOREIGN_KEY,
	/** ON DELETE SET DEFAULT. */
	ON_DELETE_SET_DEFAULT,
	/** FILTER behind an aggregate. */
	AGGREGATE_FILTER,
	/** SET TRANSACTION READ ONLY that is enforced. */
	READ_ONLY_TRANSACTIONS,
	/** UPDATE computes all new values from the old row. */
	SIMULTANEOUS_ASSIGNMENT,
	/** Markers of bound values that can be repeated for the same value. */
	REPEATED_MARKERS,
	/** Locks by name that last as long as their connection. */
	ADVISORY_LOCKS,
	/** EXPLAIN. */
	EXPLAIN

}
