/**
 * Tests of schemas: what is written, and what databases make of it.
 */
@NullMarked
package io.tortoiseorm.schema;

import org.jspecify.annotations.NullMarked;
