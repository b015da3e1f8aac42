/**
 * What the documentation of models shows.
 */
@NullMarked
package io.tortoiseorm.docs.models;

import org.jspecify.annotations.NullMarked;
