/**
 * Models for tests.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.library;

import org.jspecify.annotations.NullMarked;
