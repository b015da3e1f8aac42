/**
 * Explains why an application with the ORM did not start.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
