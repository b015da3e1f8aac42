/**
 * What PostgreSQL's R2DBC driver is taught.
 */
@NullMarked
package io.tortoiseorm.db.r2dbc.postgres;

import org.jspecify.annotations.NullMarked;
