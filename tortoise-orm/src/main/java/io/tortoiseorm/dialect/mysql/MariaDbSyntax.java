package io.tortoiseorm.dialect.mysql;

/**
 * MariaDB's clauses.
 */
final class MariaDbSyntax extends MySqlSyntax {

	@Override
	public boolean allowsSelfReferenceInWrites() {
		return true;
	}

}
