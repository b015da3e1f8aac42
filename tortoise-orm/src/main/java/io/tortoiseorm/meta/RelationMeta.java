package io.tortoiseorm.meta;

import java.util.List;
import java.util.Objects;

import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.fields.OnDelete;
import org.jspecify.annotations.Nullable;

/**
 * A relation seen from one of its two sides. Immutable once the registry is built.
 */
public final class RelationMeta {

	private final Kind kind;

	private final String name;

	private final ModelMeta source;

	private final ModelMeta target;

	private final List<FieldMeta> sourceFields;

	private final List<FieldMeta> targetFields;

	private final boolean forward;

	private final boolean nullable;

	private final OnDelete onDelete;

	private final boolean dbConstraint;

	private final @Nullable ThroughMeta through;

	private final int slot;

	private final @Nullable String description;

	private @Nullable RelationMeta inverse;

	RelationMeta(Draft draft) {
		this.kind = draft.kind;
		this.name = draft.name;
		this.source = draft.source;
		this.target = draft.target;
		this.sourceFields = draft.sourceFields;
		this.targetFields = draft.targetFields;
		this.forward = draft.forward;
		this.nullable = draft.nullable;
		this.onDelete = draft.onDelete;
		this.dbConstraint = draft.dbConstraint;
		this.through = draft.through;
		this.slot = draft.slot;
		this.description = draft.description;
	}

	/**
	 * What sort of relation it is, seen from {@link #source()}.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * The name under which {@link #source()} knows it.
	 * @return the property name or related name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The model at this side.
	 * @return the model
	 */
	public ModelMeta source() {
		return this.source;
	}

	/**
	 * The model at the far side.
	 * @return the model
	 */
	public ModelMeta target() {
		return this.target;
	}

	/**
	 * Whether one source may have several targets.
	 * @return whether it leads to many
	 */
	public boolean toMany() {
		return this.kind == Kind.REVERSE_FOREIGN_KEY || this.kind == Kind.MANY_TO_MANY;
	}

	/**
	 * Whether a source may have no target. Always so where the far side holds the key.
	 * @return whether it may be empty
	 */
	public boolean nullable() {
		return this.nullable;
	}

	/**
	 * The same relation seen from the far side.
	 * @return the relation back, or {@code null} where it was declared to have none
	 */
	public @Nullable RelationMeta inverse() {
		return this.inverse;
	}

	/**
	 * What the database does when the row referred to is deleted.
	 * @return the action
	 */
	public OnDelete onDelete() {
		return this.onDelete;
	}

	/**
	 * Whether the database has foreign key constraints for it.
	 * @return whether there are constraints
	 */
	public boolean dbConstraint() {
		return this.dbConstraint;
	}

	/**
	 * The fields of {@link #source()} by which rows are joined: its raw key, the fields
	 * that a raw key refers to, or its primary key where pairs are kept in a table.
	 * @return one field, several where a key is composite
	 */
	public List<FieldMeta> sourceFields() {
		return this.sourceFields;
	}

	/**
	 * The fields of {@link #target()} by which rows are joined. Where no table keeps
	 * pairs, each belongs to the source field at the same position.
	 * @return one field, several where a key is composite
	 */
	public List<FieldMeta> targetFields() {
		return this.targetFields;
	}

	/**
	 * The only field of {@link #source()} by which rows are joined.
	 * @return the field
	 * @throws UnsupportedError if there are several
	 */
	public FieldMeta sourceField() {
		return single(this.sourceFields);
	}

	/**
	 * The only field of {@link #target()} by which rows are joined.
	 * @return the field
	 * @throws UnsupportedError if there are several
	 */
	public FieldMeta targetField() {
		return single(this.targetFields);
	}

	/**
	 * By what an instance of {@link #source()} finds its targets.
	 * @param instance an instance of the source
	 * @return the value of its only field, a list of values where there are several;
	 * {@code null} while one is missing
	 */
	public @Nullable Object sourceKey(ModelBase instance) {
		return ModelMeta.value(this.sourceFields, instance);
	}

	/**
	 * By what an instance of {@link #target()} is found.
	 * @param instance an instance of the target
	 * @return the value of its only field, a list of values where there are several;
	 * {@code null} while one is missing
	 */
	public @Nullable Object targetKey(ModelBase instance) {
		return ModelMeta.value(this.targetFields, instance);
	}

	/**
	 * Whether {@link #source()} itself holds the key of the target.
	 * @return whether the source fields are the raw key
	 */
	public boolean holdsKey() {
		return this.forward && this.kind != Kind.MANY_TO_MANY;
	}

	private FieldMeta single(List<FieldMeta> fields) {
		if (fields.size() > 1) {
			throw new UnsupportedError("%s leads to a key of several fields, %s, and this needs one of a single field."
				.formatted(this, fields.stream().map(FieldMeta::name).toList()));
		}
		return fields.get(0);
	}

	/**
	 * The table of pairs of a many-to-many relation, seen from this side.
	 * @return the table, or {@code null} for the other kinds
	 */
	public @Nullable ThroughMeta through() {
		return this.through;
	}

	/**
	 * Whether this is the side that was declared by an annotation.
	 * @return {@code false} for the relation back
	 */
	public boolean isForward() {
		return this.forward;
	}

	/**
	 * The position of the holder that the class declares.
	 * @return the index among the holders of the class, or -1 when it declares none
	 */
	public int slot() {
		return this.slot;
	}

	/**
	 * What the relation means.
	 * @return the description, or {@code null} when there is none
	 */
	public @Nullable String description() {
		return this.description;
	}

	@Override
	public String toString() {
		return this.source.name() + "." + this.name;
	}

	static void link(RelationMeta one, RelationMeta other) {
		one.inverse = other;
		other.inverse = one;
	}

	/**
	 * The sorts of relations.
	 */
	public enum Kind {

		/** The source holds the key of the target. */
		FOREIGN_KEY("ForeignKeyRelation"),

		/** The source holds the key of the target, which no other source has. */
		ONE_TO_ONE("OneToOneRelation"),

		/** The targets hold the key of the source. */
		REVERSE_FOREIGN_KEY("ReverseRelation"),

		/** The only target holds the key of the source. */
		REVERSE_ONE_TO_ONE("BackwardOneToOneRelation"),

		/** A table holds pairs of keys. */
		MANY_TO_MANY("ManyToManyRelation");

		private final String holderName;

		Kind(String holderName) {
			this.holderName = holderName;
		}

		/**
		 * The simple name of the class of its holders.
		 * @return the name
		 */
		public String holderName() {
			return this.holderName;
		}

		static Kind heldBy(Class<?> holderType) {
			return Objects.requireNonNull(holderType.getAnnotation(Holds.class), "holder without @Holds").value();
		}

	}

	/**
	 * A relation under construction.
	 */
	static final class Draft {

		private final Kind kind;

		private final String name;

		private final ModelMeta source;

		private final ModelMeta target;

		private final List<FieldMeta> sourceFields;

		private final List<FieldMeta> targetFields;

		private boolean forward;

		private boolean nullable = true;

		private OnDelete onDelete = OnDelete.CASCADE;

		private boolean dbConstraint = true;

		private @Nullable ThroughMeta through;

		private int slot = -1;

		private @Nullable String description;

		Draft(Kind kind, String name, List<FieldMeta> sourceFields, List<FieldMeta> targetFields) {
			this.kind = kind;
			this.name = name;
			this.source = sourceFields.get(0).model();
			this.target = targetFields.get(0).model();
			this.sourceFields = List.copyOf(sourceFields);
			this.targetFields = List.copyOf(targetFields);
		}

		/**
		 * The side that has the annotation.
		 */
		Draft declaredBy(PropertySource property) {
			this.forward = true;
			this.nullable = property.nullable() || toMany();
			return described(property);
		}

		/**
		 * What both sides take from the annotation.
		 */
		Draft described(PropertySource property) {
			this.onDelete = property.options().onDelete();
			this.dbConstraint = property.options().flagOrAbsent("dbConstraint");
			this.description = property.options().text("description");
			return this;
		}

		Draft through(ThroughMeta through) {
			this.through = through;
			return this;
		}

		RelationMeta build() {
			this.slot = HolderLayout.of(this.source.type()).indexOf(this.name);
			return new RelationMeta(this);
		}

		private boolean toMany() {
			return this.kind == Kind.MANY_TO_MANY;
		}

	}

}
