package io.tortoiseorm.meta;

/**
 * A condition that every row of a table meets.
 *
 * @param name its name in the database
 * @param condition the SQL condition
 */
public record CheckMeta(String name, String condition) {

}
