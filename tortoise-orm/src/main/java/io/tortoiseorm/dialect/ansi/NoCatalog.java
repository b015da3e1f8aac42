package io.tortoiseorm.dialect.ansi;

import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of a database that the ORM does not read.
 *
 * @param database the database for people
 */
public record NoCatalog(String database) implements Catalog {

	@Override
	public String currentSchema() {
		throw unread();
	}

	@Override
	public SqlStatement query(Dialect dialect, Part part, String schema) {
		throw unread();
	}

	private UnsupportedError unread() {
		return new UnsupportedError("The tables of " + this.database + " cannot be inspected");
	}

	@Override
	public @Nullable SqlType sqlType(String type) {
		return null;
	}

	@Override
	public @Nullable String constant(String expression) {
		return null;
	}

}
