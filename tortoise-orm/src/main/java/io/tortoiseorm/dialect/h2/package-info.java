/**
 * H2.
 */
@NullMarked
package io.tortoiseorm.dialect.h2;

import org.jspecify.annotations.NullMarked;
