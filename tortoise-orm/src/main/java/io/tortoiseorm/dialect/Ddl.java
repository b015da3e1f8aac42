package io.tortoiseorm.dialect;

/**
 * Statements that define the schema.
 */
public interface Ddl {

}
