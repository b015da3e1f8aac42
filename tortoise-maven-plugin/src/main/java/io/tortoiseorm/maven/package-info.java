/**
 * The commands for migrations as goals of Maven.
 */
@NullMarked
package io.tortoiseorm.maven;

import org.jspecify.annotations.NullMarked;
