/**
 * Compiles the state of a query against the metadata to SQL, and reads rows back.
 */
@NullMarked
package io.tortoiseorm.query;

import org.jspecify.annotations.NullMarked;
