package io.tortoiseorm.sql;

import org.jspecify.annotations.Nullable;

/**
 * What a statement is for, told to those who watch statements.
 *
 * @param model the name of the model whose rows are read or written
 * @param name what is done: {@code select}, {@code count}, {@code exists},
 * {@code aggregate}, {@code prefetch}, {@code refresh}, {@code insert}, {@code update},
 * {@code delete}, {@code link}, {@code unlink}, {@code explain} or {@code raw}
 * @param relation the relation that is followed from instances in memory, or {@code null}
 */
public record Operation(String model, String name, @Nullable Relation relation) {

	/**
	 * An operation that follows no relation.
	 * @param model the name of the model
	 * @param name what is done
	 */
	public Operation(String model, String name) {
		this(model, name, null);
	}

	/**
	 * A relation as its owner names it.
	 *
	 * @param owner the name of the model that has the relation
	 * @param name the name of the relation
	 */
	public record Relation(String owner, String name) {

	}

}
