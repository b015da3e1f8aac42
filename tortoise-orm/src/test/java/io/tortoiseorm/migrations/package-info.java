/**
 * Migrations on live databases.
 */
@NullMarked
package io.tortoiseorm.migrations;

import org.jspecify.annotations.NullMarked;
