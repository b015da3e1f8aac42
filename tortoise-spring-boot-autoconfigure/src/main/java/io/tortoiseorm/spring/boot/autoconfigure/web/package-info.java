/**
 * Tells HTTP clients of the ORM's errors, and requests of their ORM.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
