/**
 * Pages and sort orders of Spring Data for queries.
 */
@NullMarked
package io.tortoiseorm.spring.data;

import org.jspecify.annotations.NullMarked;
