/**
 * What the databases have in common: bases for the strategies of a dialect.
 */
@NullMarked
package io.tortoiseorm.dialect.ansi;

import org.jspecify.annotations.NullMarked;
