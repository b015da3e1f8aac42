package io.tortoiseorm.query;

/**
 * Rows and all that are reached from them by a relation of the model to itself.
 *
 * @param start the rows to start from
 * @param relation the relation
 */
public record RecursionSpec(QueryState start, String relation) {

}
