/**
 * Tables and what belongs to them, as data.
 */
@NullMarked
package io.tortoiseorm.sql.ddl;

import org.jspecify.annotations.NullMarked;
