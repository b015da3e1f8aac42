/**
 * What is in a live database, as data.
 */
@NullMarked
package io.tortoiseorm.schema.introspection;

import org.jspecify.annotations.NullMarked;
