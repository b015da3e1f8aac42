package io.tortoiseorm.query.generated;

import java.util.List;
import java.util.Objects;

/**
 * A way from a row to others.
 */
sealed interface Relation {

	String name();

	/** The name of the model at the other end. */
	String target();

	/** The rows at the other end. */
	List<Row> follow(Row from, World world);

	/** Whether a row can have several others. */
	default boolean isToMany() {
		return !(this instanceof Forward);
	}

	/**
	 * By a key that the row holds.
	 */
	record Forward(String name, String target) implements Relation {

		@Override
		public List<Row> follow(Row from, World world) {
			Object key = from.get(this.name + "Id");
			return (key != null) ? List.of(world.row(this.target, key)) : List.of();
		}

	}

	/**
	 * By a key that the others hold.
	 */
	record Reverse(String name, String target, String keyField) implements Relation {

		@Override
		public List<Row> follow(Row from, World world) {
			return world.rows(this.target)
				.stream()
				.filter((row) -> Objects.equals(row.get(this.keyField), from.key()))
				.toList();
		}

	}

	/**
	 * By a table of pairs of keys.
	 */
	record Linked(String name, String target, String table, int ownColumn) implements Relation {

		@Override
		public List<Row> follow(Row from, World world) {
			return world.links(this.table)
				.stream()
				.filter((pair) -> pair.get(this.ownColumn).equals(from.key()))
				.map((pair) -> world.row(this.target, pair.get(1 - this.ownColumn)))
				.toList();
		}

	}

}
