/**
 * Tests of the shop, over HTTP.
 */
@NullMarked
package io.tortoiseorm.demo;

import org.jspecify.annotations.NullMarked;
