package io.tortoiseorm.migrations;

import java.util.List;

/**
 * One migration: a file with operations that belong together.
 *
 * @param app the app
 * @param name the name, such as {@code 0002_user_about}
 * @param dependencies the keys of the migrations that come before it
 * @param operations the operations in order
 * @param online whether it is applied statement by statement outside of a transaction,
 * and on PostgreSQL without locks that last; SQLite has no such way
 */
public record Migration(String app, String name, List<String> dependencies, List<Operation> operations,
		boolean online) {

	/**
	 * Copies the lists.
	 */
	public Migration {
		dependencies = List.copyOf(dependencies);
		operations = List.copyOf(operations);
	}

	/**
	 * A migration that is applied as a whole where the database can do that.
	 * @param app the app
	 * @param name the name, such as {@code 0002_user_about}
	 * @param dependencies the keys of the migrations that come before it
	 * @param operations the operations in order
	 */
	public Migration(String app, String name, List<String> dependencies, List<Operation> operations) {
		this(app, name, dependencies, operations, false);
	}

	/**
	 * What others name it by.
	 * @return such as {@code shop/0002_user_about}
	 */
	public String key() {
		return this.app + "/" + this.name;
	}

	/**
	 * A number that tells one content from another, whatever comments and blanks the file
	 * has.
	 * @return 16 hexadecimal digits
	 */
	public String checksum() {
		return MigrationYaml.checksum(this);
	}

	@Override
	public String toString() {
		return key();
	}

}
