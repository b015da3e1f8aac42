/**
 * The tables of the shop.
 */
@NullMarked
package io.tortoiseorm.demo.models;

import org.jspecify.annotations.NullMarked;
