/**
 * The database schema as data, its creation in dependency order.
 */
@NullMarked
package io.tortoiseorm.schema;

import org.jspecify.annotations.NullMarked;
