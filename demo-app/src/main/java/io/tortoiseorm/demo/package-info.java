/**
 * The demo: a shop as a reactive REST service.
 */
@NullMarked
package io.tortoiseorm.demo;

import org.jspecify.annotations.NullMarked;
