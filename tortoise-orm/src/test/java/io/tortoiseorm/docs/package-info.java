/**
 * What the README and the guides show.
 */
@NullMarked
package io.tortoiseorm.docs;

import org.jspecify.annotations.NullMarked;
