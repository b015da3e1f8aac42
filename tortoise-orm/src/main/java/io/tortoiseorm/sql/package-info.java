/**
 * The SQL syntax tree and its one-pass writer. Knows databases only through their
 * dialect, and nothing of models.
 */
@NullMarked
package io.tortoiseorm.sql;

import org.jspecify.annotations.NullMarked;
