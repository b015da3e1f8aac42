package io.tortoiseorm.processor.check;

import java.util.List;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

import io.tortoiseorm.processor.model.FieldKind;
import io.tortoiseorm.processor.model.HolderKind;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Problems;
import io.tortoiseorm.processor.model.Property;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a property's declaration by looking at it alone.
 */
final class FieldChecks {

	private final Language language;

	private final Problems problems;

	FieldChecks(Language language, Problems problems) {
		this.language = language;
		this.problems = problems;
	}

	void check(Property property) {
		VariableElement field = property.element();
		if (field == null || !property.source() || property.type().getKind() == TypeKind.ERROR) {
			return;
		}
		checkName(property);
		if (field.getModifiers().contains(Modifier.FINAL)) {
			add(property, "is final, so rows cannot be read into it.",
					"Remove final, or make it static or transient if it is not a column.");
		}
		if (property.kind().isRelation()) {
			checkHolder(property);
			checkRelation(property);
			return;
		}
		if (checkJavaType(property)) {
			checkEnum(property);
		}
		checkKey(property);
		checkNullability(property, field);
		checkIndexes(property);
		checkSizes(property);
		if (property.options().flag("autoNow") && property.options().flag("autoNowAdd")) {
			add(property, "autoNowAdd", "has both autoNow and autoNowAdd.",
					"Keep one of them: autoNow sets the field on every save, autoNowAdd on the first.");
		}
		if (property.kind() == FieldKind.TSVECTOR) {
			checkTextSearch(property);
		}
	}

	private void checkName(Property property) {
		if (property.name().contains("__") || property.name().endsWith("_")) {
			add(property, "has a name that lookups cannot spell, because they separate names by \"__\".",
					"Rename it without double or trailing underscores.");
		}
		if (property.name().equals("pk")) {
			add(property, "has a name that always means the primary key.", "Rename it.");
		}
	}

	private void checkHolder(Property property) {
		HolderKind expected = switch (property.kind()) {
			case FOREIGN_KEY -> HolderKind.FOREIGN_KEY;
			case ONE_TO_ONE -> HolderKind.ONE_TO_ONE;
			case MANY_TO_MANY -> HolderKind.MANY_TO_MANY;
			default -> null;
		};
		String held = this.language.simpleName(property.type());
		if (expected != null && !held.equals(expected.holderName())) {
			add(property, "is %s but its type is %s.".formatted(property.kind().withArticle(), held),
					"Make it a %s.".formatted(expected.holderName()));
		}
	}

	private void checkRelation(Property property) {
		if (property.primaryKey() && property.nullable()) {
			add(property, "nullable", "is the primary key and nullable.", "Remove one of the two.");
		}
		boolean nonNull = property.nullability() == Property.Nullability.NON_NULL;
		String onDelete = property.options().constant("onDelete");
		if (property.kind().isToOne() && onDelete.equals("SET_NULL") && nonNull) {
			add(property, "onDelete", "has onDelete = SET_NULL but is not nullable.",
					"Write nullable = true, or choose another onDelete.");
		}
		if (property.kind().isToOne() && onDelete.equals("SET_DEFAULT") && !property.hasDbDefault() && nonNull) {
			add(property, "onDelete", "has onDelete = SET_DEFAULT but no default.",
					"Add @DbDefault, or choose another onDelete.");
		}
		if (property.hasDbDefault() && !property.kind().isColumn()) {
			add(property, "has @DbDefault but no column.", "Remove @DbDefault.");
		}
	}

	private boolean checkJavaType(Property property) {
		FieldKind kind = property.kind();
		boolean fits = switch (kind) {
			case JSON -> !this.language.isModel(property.type());
			case INT_ENUM, CHAR_ENUM -> enumOf(property) != null;
			default -> kind.accepts(this.language.erasedName(property.type()));
		};
		if (!fits) {
			add(property, "is %s but its type is %s.".formatted(kind.withArticle(),
					this.language.simpleName(property.type())), "Allowed: %s.".formatted(kind.allowedTypes()));
		}
		return fits;
	}

	private @Nullable TypeElement enumOf(Property property) {
		TypeElement type = this.language.elementOf(property.type());
		return (type != null && type.getKind() == ElementKind.ENUM) ? type : null;
	}

	private void checkEnum(Property property) {
		if (!property.kind().isEnum()) {
			return;
		}
		TypeElement type = enumOf(property);
		if (type == null) {
			return;
		}
		String name = type.getSimpleName().toString();
		List<String> constants = Language.constants(type);
		if (constants.isEmpty()) {
			add(property, "has the enum %s, which has no constants.".formatted(name), "Add constants to it.");
		}
		if (property.kind() == FieldKind.INT_ENUM) {
			if (!this.language.isSubtype(property.type(), "io.tortoiseorm.fields.IntEnum")) {
				add(property, "is an @IntEnumField, but %s does not say its numbers.".formatted(name),
						"Let the enum implement IntEnum, or use @CharEnumField.");
			}
			return;
		}
		checkEnumLength(property, name, constants);
	}

	private void checkEnumLength(Property property, String name, List<String> constants) {
		int maxLength = property.options().number("maxLength");
		if (maxLength < 0) {
			add(property, "maxLength", "has maxLength %d.".formatted(maxLength),
					"Leave it out, or give at least the length of the longest value.");
		}
		if (maxLength <= 0 || this.language.isSubtype(property.type(), "io.tortoiseorm.fields.CharEnum")) {
			return;
		}
		for (String constant : constants) {
			int length = constant.codePointCount(0, constant.length());
			if (length > maxLength) {
				add(property, "maxLength",
						"has maxLength %d, but the value \"%s\" of %s.%s has %d characters.".formatted(maxLength,
								constant, name, constant, length),
						"Raise maxLength, or leave it out to fit the longest value.");
				return;
			}
		}
	}

	private void checkKey(Property property) {
		if (!property.primaryKey()) {
			return;
		}
		if (!property.kind().canBeKey()) {
			add(property, "primaryKey",
					"is %s, which cannot be a primary key.".formatted(property.kind().withArticle()),
					"Use @IntField, @BigIntField, @UUIDField or @CharField for keys.");
		}
		else if (property.generated() && !property.kind().canBeGeneratedKey()) {
			add(property, "generated",
					"is %s, which the database cannot generate.".formatted(property.kind().withArticle()),
					"Remove generated = true, or use @IntField, @BigIntField or @SmallIntField.");
		}
	}

	private void checkNullability(Property property, VariableElement field) {
		if (!property.nullable()) {
			return;
		}
		if (property.primaryKey()) {
			add(property, "nullable", "is the primary key and nullable.", "Remove one of the two.");
		}
		else if (field.asType().getKind().isPrimitive()) {
			add(property, "nullable",
					"is nullable, but %s cannot be null.".formatted(this.language.simpleName(field.asType())),
					"Use the wrapper class, or make it not nullable.");
		}
	}

	private void checkIndexes(Property property) {
		if (property.kind().canBeIndexed()) {
			return;
		}
		String mend = (property.kind() == FieldKind.TEXT) ? "Use @CharField(maxLength = ...)."
				: "Remove the option, or keep the searched part in a field of its own.";
		if (property.options().flag("unique")) {
			add(property, "unique", "is %s, which cannot be unique.".formatted(property.kind().withArticle()), mend);
		}
		if (property.options().flag("index")) {
			add(property, "index", "is %s, which cannot be indexed.".formatted(property.kind().withArticle()), mend);
		}
	}

	private void checkSizes(Property property) {
		Options options = property.options();
		int maxLength = options.number("maxLength");
		if (property.kind() == FieldKind.CHAR && maxLength < 1) {
			add(property, "maxLength", "has maxLength %d.".formatted(maxLength),
					"Give it a maxLength of at least 1, as in @CharField(maxLength = 255).");
		}
		if (property.kind() != FieldKind.DECIMAL) {
			return;
		}
		int digits = options.number("maxDigits");
		int places = options.number("decimalPlaces");
		if (digits < 1) {
			add(property, "maxDigits", "has maxDigits %d.".formatted(digits), "It must be at least 1.");
		}
		else if (places < 0 || places > digits) {
			add(property, "decimalPlaces", "has decimalPlaces %d.".formatted(places),
					"It must be from 0 to maxDigits, which is %d.".formatted(digits));
		}
	}

	private void checkTextSearch(Property property) {
		Options options = property.options();
		int sources = options.texts("sourceFields").size();
		int weights = options.texts("weights").size();
		if (weights != 0 && weights != sources) {
			add(property, "weights", "has %d weights for %d source fields.".formatted(weights, sources),
					"Give one weight per source field, or none.");
		}
		for (String weight : options.texts("weights")) {
			if (!weight.matches("[A-D]")) {
				add(property, "weights", "has the weight \"%s\".".formatted(weight), "Allowed: A, B, C, D.");
			}
		}
		if (Boolean.TRUE.equals(options.choice("generated")) && sources == 0) {
			add(property, "generated", "is generated but has no source fields.", "Name them in sourceFields.");
		}
	}

	private void add(Property property, String problem, String mend) {
		this.problems.add(property.problem(problem, mend));
	}

	private void add(Property property, String option, String problem, String mend) {
		this.problems.add(property.problemOf(option, problem, mend));
	}

}
