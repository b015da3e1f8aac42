@NullMarked
package io.tortoiseorm.processor.metamodel;

import org.jspecify.annotations.NullMarked;
