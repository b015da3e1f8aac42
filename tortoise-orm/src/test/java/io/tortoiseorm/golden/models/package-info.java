/**
 * The models of the reference cases.
 */
@NullMarked
package io.tortoiseorm.golden.models;

import org.jspecify.annotations.NullMarked;
