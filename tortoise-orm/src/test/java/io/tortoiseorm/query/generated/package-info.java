/**
 * Queries made at random, whose answers must be equal on every database, and equal to
 * those of an evaluation in memory that knows neither SQL nor the ORM's metadata.
 */
@NullMarked
package io.tortoiseorm.query.generated;

import org.jspecify.annotations.NullMarked;
