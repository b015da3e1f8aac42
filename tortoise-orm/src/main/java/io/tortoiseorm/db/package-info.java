/**
 * Named connections, the transaction in the Reactor context, statement execution and the
 * transport SPI.
 */
@NullMarked
package io.tortoiseorm.db;

import org.jspecify.annotations.NullMarked;
