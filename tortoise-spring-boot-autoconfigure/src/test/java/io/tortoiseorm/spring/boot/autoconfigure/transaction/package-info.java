/**
 * Tests of transactions that the ORM and Spring share.
 */
@NullMarked
package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import org.jspecify.annotations.NullMarked;
