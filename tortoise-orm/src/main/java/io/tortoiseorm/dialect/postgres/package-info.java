/**
 * PostgreSQL.
 */
@NullMarked
package io.tortoiseorm.dialect.postgres;

import org.jspecify.annotations.NullMarked;
