/**
 * An application to test.
 */
@NullMarked
package io.tortoiseorm.spring.boot.test.shop;

import org.jspecify.annotations.NullMarked;
