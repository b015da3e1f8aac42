/**
 * What users see of queries, on every database. Each class is about one theme.
 */
@NullMarked
package io.tortoiseorm.query;

import org.jspecify.annotations.NullMarked;
