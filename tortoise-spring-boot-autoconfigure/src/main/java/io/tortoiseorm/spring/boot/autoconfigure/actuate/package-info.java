/**
 * Keeps secrets of the ORM's configuration out of monitoring.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
