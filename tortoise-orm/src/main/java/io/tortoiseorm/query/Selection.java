package io.tortoiseorm.query;

import io.tortoiseorm.expressions.Expression;

/**
 * One selected value.
 *
 * @param name the name it gets in the result
 * @param source a path (names joined by {@code __}) or an {@link Expression}
 */
public record Selection(String name, Object source) {

}
