package io.tortoiseorm.spring.boot.autoconfigure.library;

/**
 * What rows are read into.
 *
 * @param name the author's name
 */
public record AuthorName(String name) {

}
