package io.tortoiseorm.migrations;

/**
 * One thing that is done on a database when a migration is applied or reverted.
 */
public sealed interface Action {

	/**
	 * What is done, for people.
	 * @return the SQL, or a comment that tells which class runs
	 */
	String text();

	/**
	 * A statement.
	 *
	 * @param text the SQL
	 */
	record Sql(String text) implements Action {

	}

	/**
	 * A piece of Java.
	 *
	 * @param className a class that implements {@link JavaMigration}
	 * @param backward whether it is reverted
	 * @param state the tables as they are when it runs
	 */
	record Java(String className, boolean backward, ProjectState state) implements Action {

		@Override
		public String text() {
			return "-- " + this.className + (this.backward ? ".down" : ".up");
		}

	}

}
