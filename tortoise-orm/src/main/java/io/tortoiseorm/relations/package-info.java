/**
 * The holders through which an instance reaches related instances.
 */
@NullMarked
package io.tortoiseorm.relations;

import org.jspecify.annotations.NullMarked;
