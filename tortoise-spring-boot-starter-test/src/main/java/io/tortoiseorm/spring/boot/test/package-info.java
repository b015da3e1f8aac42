/**
 * Tests of the part of an application that uses the ORM.
 */
@NullMarked
package io.tortoiseorm.spring.boot.test;

import org.jspecify.annotations.NullMarked;
