package io.tortoiseorm.query;

/**
 * A named query in front of another.
 *
 * @param name its name
 * @param query the query, with a projection
 */
public record CteSpec(String name, QueryState query) {

}
