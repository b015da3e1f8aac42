/**
 * Model sources from a live database. Needs JavaPoet on the class path.
 */
@NullMarked
package io.tortoiseorm.schema.inspectdb;

import org.jspecify.annotations.NullMarked;
