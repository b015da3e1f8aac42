/**
 * An R2DBC driver for SQLite. Entry points are
 * {@link io.tortoiseorm.r2dbc.sqlite.SqliteConnectionFactory} and, for connection URLs,
 * {@link io.tortoiseorm.r2dbc.sqlite.SqliteConnectionFactoryProvider}.
 */
@NullMarked
package io.tortoiseorm.r2dbc.sqlite;

import org.jspecify.annotations.NullMarked;
