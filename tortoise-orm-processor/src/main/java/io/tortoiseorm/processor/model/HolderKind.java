package io.tortoiseorm.processor.model;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of relation with the classes that hold them.
 */
public enum HolderKind {

	/** A reference that many may share. */
	FOREIGN_KEY("ForeignKeyRelation"),

	/** A reference that nobody shares. */
	ONE_TO_ONE("OneToOneRelation"),

	/** Those that refer here. */
	REVERSE_FOREIGN_KEY("ReverseRelation"),

	/** The one that refers here. */
	REVERSE_ONE_TO_ONE("BackwardOneToOneRelation"),

	/** Pairs. */
	MANY_TO_MANY("ManyToManyRelation");

	private final String holder;

	HolderKind(String holder) {
		this.holder = holder;
	}

	/**
	 * The kind that a class holds.
	 * @param className the qualified name of the class
	 * @return the kind, or {@code null} when the class is no holder
	 */
	static @Nullable HolderKind of(String className) {
		return Arrays.stream(values())
			.filter((kind) -> className.equals("io.tortoiseorm.relations." + kind.holder))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The simple name of the class.
	 * @return the name
	 */
	public String holderName() {
		return this.holder;
	}

	/**
	 * Whether there may be many at the other end.
	 * @return whether there may
	 */
	public boolean isToMany() {
		return this == REVERSE_FOREIGN_KEY || this == MANY_TO_MANY;
	}

	/**
	 * The kind seen from the other end.
	 * @return the kind
	 */
	public HolderKind inverse() {
		return switch (this) {
			case FOREIGN_KEY -> REVERSE_FOREIGN_KEY;
			case REVERSE_FOREIGN_KEY -> FOREIGN_KEY;
			case ONE_TO_ONE -> REVERSE_ONE_TO_ONE;
			case REVERSE_ONE_TO_ONE -> ONE_TO_ONE;
			case MANY_TO_MANY -> MANY_TO_MANY;
		};
	}

}
