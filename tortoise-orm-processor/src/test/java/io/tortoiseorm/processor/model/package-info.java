@NullMarked
package io.tortoiseorm.processor.model;

import org.jspecify.annotations.NullMarked;
