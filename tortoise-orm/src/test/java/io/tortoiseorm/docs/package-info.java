/**
 * What the documents show.
 */
@NullMarked
package io.tortoiseorm.docs;

import org.jspecify.annotations.NullMarked;
