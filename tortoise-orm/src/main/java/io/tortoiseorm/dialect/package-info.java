/**
 * What differs between databases: the dialect SPI, composed of narrow strategies.
 */
@NullMarked
package io.tortoiseorm.dialect;

import org.jspecify.annotations.NullMarked;
