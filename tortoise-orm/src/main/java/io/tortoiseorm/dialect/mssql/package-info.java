/**
 * SQL Server.
 */
@NullMarked
package io.tortoiseorm.dialect.mssql;

import org.jspecify.annotations.NullMarked;
