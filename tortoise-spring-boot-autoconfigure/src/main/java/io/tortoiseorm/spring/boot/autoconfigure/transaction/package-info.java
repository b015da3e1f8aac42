/**
 * Lets the ORM and Spring share their transactions.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import org.jspecify.annotations.NullMarked;
