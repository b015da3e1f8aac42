/**
 * The models and samples of the guide to API records.
 */
@NullMarked
package io.tortoiseorm.docs.records;

import org.jspecify.annotations.NullMarked;
