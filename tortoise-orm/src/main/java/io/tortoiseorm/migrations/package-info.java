/**
 * Changes of the schema in files that are reviewed, reversible and safe to run from many
 * instances.
 */
@NullMarked
package io.tortoiseorm.migrations;

import org.jspecify.annotations.NullMarked;
