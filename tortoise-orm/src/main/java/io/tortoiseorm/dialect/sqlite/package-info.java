/**
 * SQLite.
 */
@NullMarked
package io.tortoiseorm.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
