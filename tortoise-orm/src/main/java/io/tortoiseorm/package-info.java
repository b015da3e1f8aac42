/**
 * The front door of the ORM: models, managers, query sets, transactions and start-up.
 */
@NullMarked
package io.tortoiseorm;

import org.jspecify.annotations.NullMarked;
