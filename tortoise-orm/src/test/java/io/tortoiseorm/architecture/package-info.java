/**
 * Holds the code to the drawing of its rooms.
 */
@NullMarked
package io.tortoiseorm.architecture;

import org.jspecify.annotations.NullMarked;
