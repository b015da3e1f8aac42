package io.tortoiseorm.sql.ddl;

/**
 * A check constraint.
 *
 * @param name its name
 * @param condition what rows must fulfil, as the database knows it
 */
public record CheckDefinition(String name, String condition) {

}
