/**
 * Tests of what fields, keys and constraints do on every database.
 */
@NullMarked
package io.tortoiseorm.fields;

import org.jspecify.annotations.NullMarked;
