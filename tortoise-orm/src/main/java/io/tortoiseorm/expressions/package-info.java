/**
 * What a query can say besides names and values: conditions, arithmetic, functions,
 * aggregates, subqueries.
 */
@NullMarked
package io.tortoiseorm.expressions;

import org.jspecify.annotations.NullMarked;
