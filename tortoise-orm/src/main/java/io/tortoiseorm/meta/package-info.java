/**
 * Model metadata: annotations in, linked immutable metadata out, with fast property
 * access.
 */
@NullMarked
package io.tortoiseorm.meta;

import org.jspecify.annotations.NullMarked;
