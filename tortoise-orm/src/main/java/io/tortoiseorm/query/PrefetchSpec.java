package io.tortoiseorm.query;

import org.jspecify.annotations.Nullable;

/**
 * A relation loaded by a further query.
 *
 * @param path names of relations joined by {@code __}
 * @param query what is loaded of the last of them, or {@code null} for all
 * @param attribute under which name the result is kept, or {@code null} for the relation
 * itself
 */
public record PrefetchSpec(String path, @Nullable QueryState query, @Nullable String attribute) {

}
