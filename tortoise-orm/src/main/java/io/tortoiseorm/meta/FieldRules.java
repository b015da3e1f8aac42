package io.tortoiseorm.meta;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.fields.OnDelete;

/**
 * What can be said of a property's declaration by looking at it alone.
 */
final class FieldRules {

	private FieldRules() {
	}

	static void check(PropertySource property, Field field) {
		checkName(property);
		checkFinal(property, field);
		if (property.kind().isRelation()) {
			checkHolder(property, field);
			checkRelation(property);
			return;
		}
		checkJavaType(property);
		checkKey(property);
		checkNullability(property, field);
		checkIndexes(property);
		checkSizes(property);
		checkRole(property);
		if (property.options().flag("autoNow") && property.options().flag("autoNowAdd")) {
			throw property.error("has both autoNow and autoNowAdd.",
					"Keep one of them: autoNow sets the field on every" + " save, autoNowAdd on the first.");
		}
		if (property.kind() == FieldKind.TSVECTOR) {
			checkTextSearch(property);
		}
	}

	static ConfigurationError notInferable(Class<?> model, Field field, Class<?> type) {
		if (type == BigDecimal.class) {
			return ModelErrors.of(model, field.getName(), "is a BigDecimal without its number of digits.",
					"Annotate it, as in @DecimalField(maxDigits = 10, decimalPlaces = 2).");
		}
		if (ModelBase.class.isAssignableFrom(type) || FieldKind.holdsModels(field.getGenericType())) {
			return notAHolder(model, field);
		}
		return ModelErrors.of(model, field.getName(),
				"has the type %s, for which there is no field.".formatted(type.getSimpleName()),
				"Annotate it with a field type, for example @JSONField, or make it transient if it is not a column.");
	}

	static ConfigurationError notAHolder(Class<?> model, Field field) {
		return ModelErrors.of(model, field.getName(),
				"is a relation, but its type is %s."
					.formatted(field.getGenericType().getTypeName().replaceAll("[\\w.]+[.$](?=\\w)", "")),
				"Use a relation holder: ForeignKeyRelation<T> with @ForeignKeyField, OneToOneRelation<T> with"
						+ " @OneToOneField, ManyToManyRelation<T> with @ManyToManyField, or ReverseRelation<T> and"
						+ " BackwardOneToOneRelation<T> for the far side.");
	}

	private static void checkName(PropertySource property) {
		if (property.name().contains("__") || property.name().endsWith("_")) {
			throw property.error("has a name that lookups cannot spell, because they separate names by \"__\".",
					"Rename it without double or trailing underscores.");
		}
		if (property.name().equals("pk")) {
			throw property.error("has a name that always means the primary key.", "Rename it.");
		}
	}

	private static void checkFinal(PropertySource property, Field field) {
		if (Modifier.isFinal(field.getModifiers())) {
			throw property.error("is final, so rows cannot be read into it.",
					"Remove final, or make it static or transient if it is not a column.");
		}
	}

	private static void checkHolder(PropertySource property, Field field) {
		RelationMeta.Kind held = RelationMeta.Kind.heldBy(field.getType());
		RelationMeta.Kind expected = switch (property.kind()) {
			case FOREIGN_KEY -> RelationMeta.Kind.FOREIGN_KEY;
			case ONE_TO_ONE -> RelationMeta.Kind.ONE_TO_ONE;
			case MANY_TO_MANY -> RelationMeta.Kind.MANY_TO_MANY;
			default -> held;
		};
		if (held != expected) {
			throw property.error("is %s but its type is %s.".formatted(property.kind().withArticle(),
					field.getType().getSimpleName()), "Make it a %s.".formatted(expected.holderName()));
		}
	}

	private static void checkRelation(PropertySource property) {
		if (property.primaryKey() && property.nullable()) {
			throw property.error("is the primary key and nullable.", "Remove one of the two.");
		}
		if (property.kind().isToOne() && property.options().onDelete() == OnDelete.SET_NULL && !property.nullable()) {
			throw property.error("has onDelete = SET_NULL but is not nullable.",
					"Write nullable = true, or choose another onDelete.");
		}
		if (property.kind().isToOne() && property.options().onDelete() == OnDelete.SET_DEFAULT
				&& property.dbDefault() == null && !property.nullable()) {
			throw property.error("has onDelete = SET_DEFAULT but no default.",
					"Add @DbDefault, or choose another onDelete.");
		}
		if (property.dbDefault() != null && !property.kind().isColumn()) {
			throw property.error("has @DbDefault but no column.", "Remove @DbDefault.");
		}
	}

	private static void checkJavaType(PropertySource property) {
		Class<?> javaType = property.javaType();
		if (!property.kind().accepts(javaType)) {
			throw property.error(
					"is %s but its type is %s.".formatted(property.kind().withArticle(), javaType.getSimpleName()),
					"Allowed: %s.".formatted(property.kind().allowedTypes()));
		}
		if (property.kind() == FieldKind.INT_ENUM || property.kind() == FieldKind.CHAR_ENUM) {
			EnumRules.check(property);
		}
	}

	private static void checkKey(PropertySource property) {
		if (!property.primaryKey()) {
			return;
		}
		if (!property.kind().canBeKey()) {
			throw property.error("is %s, which cannot be a primary key.".formatted(property.kind().withArticle()),
					"Use @IntField, @BigIntField, @UUIDField or @CharField for keys.");
		}
		if (property.generated() && !property.kind().canBeGeneratedKey()) {
			throw property.error("is %s, which the database cannot generate.".formatted(property.kind().withArticle()),
					"Remove generated = true, or use @IntField, @BigIntField or @SmallIntField.");
		}
	}

	private static void checkNullability(PropertySource property, Field field) {
		if (!property.nullable()) {
			return;
		}
		if (property.primaryKey()) {
			throw property.error("is the primary key and nullable.", "Remove one of the two.");
		}
		if (field.getType().isPrimitive()) {
			throw property.error("is nullable, but %s cannot be null.".formatted(field.getType()),
					"Use the wrapper class, or make it not nullable.");
		}
	}

	private static void checkIndexes(PropertySource property) {
		if (property.kind().canBeIndexed()) {
			return;
		}
		String mend = (property.kind() == FieldKind.TEXT) ? "Use @CharField(maxLength = ...)."
				: "Remove the option, or keep the searched part in a field of its own.";
		if (property.options().flag("unique")) {
			throw property.error("is %s, which cannot be unique.".formatted(property.kind().withArticle()), mend);
		}
		if (property.options().flag("index")) {
			throw property.error("is %s, which cannot be indexed.".formatted(property.kind().withArticle()), mend);
		}
	}

	private static void checkSizes(PropertySource property) {
		Options options = property.options();
		if (property.kind() == FieldKind.CHAR && options.number("maxLength") < 1) {
			throw property.error("has maxLength %d.".formatted(options.number("maxLength")),
					"Give it a maxLength of at least 1, as in @CharField(maxLength = 255).");
		}
		if (property.kind() == FieldKind.DECIMAL) {
			int digits = options.number("maxDigits");
			int places = options.number("decimalPlaces");
			if (digits < 1) {
				throw property.error("has maxDigits %d.".formatted(digits), "It must be at least 1.");
			}
			if (places < 0 || places > digits) {
				throw property.error("has decimalPlaces %d.".formatted(places),
						"It must be from 0 to maxDigits, which is %d.".formatted(digits));
			}
		}
	}

	private static void checkRole(PropertySource property) {
		if (property.role() == PropertySource.Role.VERSION && (property.nullable() || property.primaryKey()
				|| !(property.kind() == FieldKind.INT || property.kind() == FieldKind.BIG_INT))) {
			throw property.error("has @Version, but is no whole number that is never null.",
					"Declare it as @IntField @Version int, or @BigIntField @Version long.");
		}
		if (property.role() == PropertySource.Role.SOFT_DELETE) {
			boolean time = property.kind() == FieldKind.DATETIME && property.nullable();
			boolean flag = property.kind() == FieldKind.BOOLEAN && !property.nullable();
			if (!time && !flag) {
				throw property.error("has @SoftDelete, but is neither a nullable point in time nor a boolean.",
						"Declare it as @DatetimeField @SoftDelete @Nullable Instant, or @BooleanField @SoftDelete boolean.");
			}
		}
	}

	private static void checkTextSearch(PropertySource property) {
		Options options = property.options();
		int sources = options.texts("sourceFields").size();
		int weights = options.texts("weights").size();
		if (weights != 0 && weights != sources) {
			throw property.error("has %d weights for %d source fields.".formatted(weights, sources),
					"Give one weight per source field, or none.");
		}
		for (String weight : options.texts("weights")) {
			if (!weight.matches("[A-D]")) {
				throw property.error("has the weight \"%s\".".formatted(weight), "Allowed: A, B, C, D.");
			}
		}
		if (Boolean.TRUE.equals(options.choice("generated")) && sources == 0) {
			throw property.error("is generated but has no source fields.", "Name them in sourceFields.");
		}
	}

}
