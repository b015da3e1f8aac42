/**
 * Several ORMs in one JVM.
 */
@NullMarked
package io.tortoiseorm.several;

import org.jspecify.annotations.NullMarked;
