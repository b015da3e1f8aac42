package io.tortoiseorm.db;

/**
 * The key of a database's scope in the Reactor context: one object per database, so that
 * equal names in one JVM do not meet.
 */
final class ScopeKey {

	private final String connection;

	ScopeKey(String connection) {
		this.connection = connection;
	}

	@Override
	public String toString() {
		return "tortoise.connection." + this.connection;
	}

}
