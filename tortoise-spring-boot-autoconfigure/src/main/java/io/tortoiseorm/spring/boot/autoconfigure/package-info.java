/**
 * Configures the ORM in a Spring Boot application: properties, connections, models and
 * lifecycle.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
