/**
 * Migrations by a command line.
 */
@NullMarked
package io.tortoiseorm.migrations.cli;

import org.jspecify.annotations.NullMarked;
