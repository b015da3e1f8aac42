package io.tortoiseorm.meta;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Type;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.SoftDelete;
import io.tortoiseorm.fields.Version;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import org.jspecify.annotations.Nullable;

/**
 * One persistent property as its class declares it.
 *
 * @param model the concrete model it was read for
 * @param name the property
 * @param kind which field it is
 * @param options what the annotation says
 * @param type the type with type variables resolved
 * @param nullable whether it may be empty
 * @param primaryKey whether it is the key
 * @param access how its value, or its raw key, is read and written; {@code null} for
 * relations without a column
 * @param slot the position of its holder, -1 where it is none
 * @param target the model at the far end of a relation
 * @param dbDefault the default of its column
 * @param role what it is for besides holding its value
 * @param definition its column as migrations left it, {@code null} for properties of
 * classes
 */
record PropertySource(Class<? extends ModelBase> model, String name, FieldKind kind, Options options, Type type,
		boolean nullable, boolean primaryKey, @Nullable PropertyAccess access, int slot,
		@Nullable Class<? extends ModelBase> target, @Nullable DbDefault dbDefault, Role role,
		@Nullable ColumnDefinition definition) {

	/**
	 * What a field is for besides holding its value.
	 */
	enum Role {

		/** Nothing. */
		PLAIN,
		/** Counting writes. */
		VERSION,
		/** Marking deleted rows. */
		SOFT_DELETE;

		static Role of(Field field) {
			if (field.isAnnotationPresent(Version.class)) {
				return VERSION;
			}
			return field.isAnnotationPresent(SoftDelete.class) ? SOFT_DELETE : PLAIN;
		}

	}

	static PropertySource implicitKey(Class<? extends ModelBase> model) {
		return new PropertySource(model, "id", FieldKind.INT, Options.NONE, Integer.class, false, true,
				PropertyAccess.ofImplicitKey(), -1, null, null, Role.PLAIN, null);
	}

	static PropertySource of(Class<? extends ModelBase> model, Field field, TypeResolver types) {
		Type type = types.resolve(field.getGenericType());
		Annotation annotation = annotation(model, field);
		FieldKind kind = (annotation != null) ? FieldKind.of(annotation) : infer(model, field, type);
		Options options = (annotation != null) ? Options.of(annotation) : Options.NONE;
		boolean primaryKey = options.flag("primaryKey");
		// A key may be missing from a new instance, but never from a row.
		boolean nullable = options.flag("nullable") || (!primaryKey && Nullability.isNullable(field));
		int slot = kind.isRelation() ? HolderLayout.of(model).indexOf(field.getName()) : -1;
		PropertySource property = new PropertySource(model, field.getName(), kind, options, type, nullable, primaryKey,
				null, slot, kind.isRelation() ? target(model, field, types) : null,
				field.getAnnotation(DbDefault.class), Role.of(field), null);
		FieldRules.check(property, field);
		return kind.isColumn() ? property.withAccess(property.accessTo(field)) : property;
	}

	PropertySource withAccess(PropertyAccess access) {
		return new PropertySource(this.model, this.name, this.kind, this.options, this.type, this.nullable,
				this.primaryKey, access, this.slot, this.target, this.dbDefault, this.role, this.definition);
	}

	private PropertyAccess accessTo(Field field) {
		if (this.kind.isToOne()) {
			return PropertyAccess.ofRawKey(this.slot);
		}
		return (generated() && this.primaryKey && field.getType().isPrimitive()) ? PropertyAccess.ofPrimitiveKey(field)
				: PropertyAccess.ofField(field);
	}

	/**
	 * The class of property values; of the holder for a relation.
	 */
	Class<?> javaType() {
		return TypeResolver.erase(this.type);
	}

	/**
	 * Whether the database makes the values.
	 */
	boolean generated() {
		Boolean said = this.options.choice("generated");
		if (said != null) {
			return said;
		}
		if (this.kind == FieldKind.TSVECTOR) {
			return this.options.flag("stored") && !this.options.texts("sourceFields").isEmpty();
		}
		return this.primaryKey && this.kind.canBeGeneratedKey();
	}

	/**
	 * Whether it is a reference to the key of a model, not to another field of it.
	 */
	boolean refersToKey() {
		String toField = this.options.text("toField");
		return this.kind.isToOne() && (toField == null || toField.equals("pk"));
	}

	/**
	 * The name under which lookups know the value: for a relation that of its raw key,
	 * where that is one value.
	 */
	String valueName() {
		return this.kind.isToOne() ? this.name + "Id" : this.name;
	}

	String column() {
		String column = this.options.text("column");
		if (column != null) {
			return column;
		}
		return Naming.snakeCase(this.name) + (this.kind.isToOne() ? "_id" : "");
	}

	ConfigurationError error(String problem, String mend) {
		return ModelErrors.of(this.model, this.name, problem, mend);
	}

	private static @Nullable Annotation annotation(Class<?> model, Field field) {
		Annotation found = null;
		for (Annotation annotation : field.getAnnotations()) {
			if (FieldKind.of(annotation) == null) {
				continue;
			}
			if (found != null) {
				throw ModelErrors.of(model, field.getName(), "has both @%s and @%s."
					.formatted(found.annotationType().getSimpleName(), annotation.annotationType().getSimpleName()),
						"Keep one field annotation.");
			}
			found = annotation;
		}
		return found;
	}

	private static FieldKind infer(Class<?> model, Field field, Type type) {
		if (HolderLayout.isHolder(field)) {
			return switch (RelationMeta.Kind.heldBy(field.getType())) {
				case FOREIGN_KEY -> FieldKind.FOREIGN_KEY;
				case ONE_TO_ONE -> FieldKind.ONE_TO_ONE;
				default -> FieldKind.REVERSE;
			};
		}
		FieldKind kind = FieldKind.infer(type);
		if (kind == null) {
			throw FieldRules.notInferable(model, field, TypeResolver.erase(type));
		}
		return kind;
	}

	private static Class<? extends ModelBase> target(Class<?> model, Field field, TypeResolver types) {
		if (!HolderLayout.isHolder(field)) {
			throw FieldRules.notAHolder(model, field);
		}
		Class<?> argument = types.argument(field);
		if (argument == null || !ModelBase.class.isAssignableFrom(argument)) {
			throw ModelErrors.of(model, field.getName(),
					"relates to %s, which is not a model."
						.formatted((argument != null) ? argument.getSimpleName() : "an unknown type"),
					"Write the model as the type argument: %s<SomeModel>, with a class that extends Model."
						.formatted(field.getType().getSimpleName()));
		}
		return argument.asSubclass(ModelBase.class);
	}

}
