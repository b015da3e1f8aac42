/**
 * Tests of statements and transactions, most of them on a transport without a database.
 */
@NullMarked
package io.tortoiseorm.db;

import org.jspecify.annotations.NullMarked;
