/**
 * Methods of beans that hear of what is saved and deleted.
 */
@NullMarked
package io.tortoiseorm.spring.signals;

import org.jspecify.annotations.NullMarked;
