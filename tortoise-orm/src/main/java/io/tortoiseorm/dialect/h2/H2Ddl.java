package io.tortoiseorm.dialect.h2;

import io.tortoiseorm.dialect.Ddl;

/**
 * H2's definitions.
 */
final class H2Ddl implements Ddl {

}
