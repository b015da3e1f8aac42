/**
 * What tests with the ORM run on: replaced databases, and their isolation from each
 * other.
 */
@NullMarked
package io.tortoiseorm.spring.boot.test.context;

import org.jspecify.annotations.NullMarked;
