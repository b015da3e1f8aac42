/**
 * Tests of statements and transactions on real databases.
 */
@NullMarked
package io.tortoiseorm.db.r2dbc;

import org.jspecify.annotations.NullMarked;
