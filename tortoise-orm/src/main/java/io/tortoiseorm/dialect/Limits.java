package io.tortoiseorm.dialect;

/**
 * What the database and driver can take at once.
 *
 * @param binds bound values of one statement
 * @param listSize values of one IN list
 * @param identifierLength characters of a name
 */
public record Limits(int binds, int listSize, int identifierLength) {

}
