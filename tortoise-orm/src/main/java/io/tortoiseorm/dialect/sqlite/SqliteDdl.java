package io.tortoiseorm.dialect.sqlite;

import io.tortoiseorm.dialect.Ddl;

/**
 * SQLite's definitions.
 */
final class SqliteDdl implements Ddl {

}
