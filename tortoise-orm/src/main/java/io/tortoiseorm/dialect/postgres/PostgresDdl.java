package io.tortoiseorm.dialect.postgres;

import io.tortoiseorm.dialect.Ddl;

/**
 * PostgreSQL's definitions.
 */
final class PostgresDdl implements Ddl {

}
