/**
 * Oracle.
 */
@NullMarked
package io.tortoiseorm.dialect.oracle;

import org.jspecify.annotations.NullMarked;
