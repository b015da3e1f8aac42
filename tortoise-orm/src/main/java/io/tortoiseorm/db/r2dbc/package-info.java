/**
 * The R2DBC transport: drivers, options and r2dbc-pool. The only package that knows
 * {@code io.r2dbc}.
 */
@NullMarked
package io.tortoiseorm.db.r2dbc;

import org.jspecify.annotations.NullMarked;
