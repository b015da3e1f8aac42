@NullMarked
package io.tortoiseorm.jackson;

import org.jspecify.annotations.NullMarked;
