/**
 * MySQL and MariaDB.
 */
@NullMarked
package io.tortoiseorm.dialect.mysql;

import org.jspecify.annotations.NullMarked;
