/**
 * A package without models.
 */
@NullMarked
package io.tortoiseorm.meta.scanned.plain;

import org.jspecify.annotations.NullMarked;
