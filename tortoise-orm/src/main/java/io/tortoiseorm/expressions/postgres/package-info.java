/**
 * Expressions that PostgreSQL alone has.
 */
@NullMarked
package io.tortoiseorm.expressions.postgres;

import org.jspecify.annotations.NullMarked;
