/**
 * Models as their source says, read without loading classes.
 */
@NullMarked
package io.tortoiseorm.processor.model;

import org.jspecify.annotations.NullMarked;
