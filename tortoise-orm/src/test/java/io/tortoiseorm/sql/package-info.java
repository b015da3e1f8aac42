/**
 * The texts of statements, before a dialect writes them.
 */
@NullMarked
package io.tortoiseorm.sql;

import org.jspecify.annotations.NullMarked;
