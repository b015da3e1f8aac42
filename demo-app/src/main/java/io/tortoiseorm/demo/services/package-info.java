/**
 * What the shop does beyond reading and writing rows.
 */
@NullMarked
package io.tortoiseorm.demo.services;

import org.jspecify.annotations.NullMarked;
