package io.tortoiseorm.processor.model;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.stream.Stream;

import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

import org.jspecify.annotations.Nullable;

/**
 * Reads persistent properties from Java fields.
 */
final class PropertyReader {

	/** From here on the compiler shows annotations on types in class files. */
	private static final int SHOWS_TYPE_ANNOTATIONS = 22;

	private final Language language;

	PropertyReader(Language language) {
		this.language = language;
	}

	/**
	 * Reads a Java field.
	 * @param model the concrete model it is read for
	 * @param field the field, maybe of a superclass
	 * @param source whether the field is part of the compiled source
	 * @param problems takes mistakes
	 * @return the property, or {@code null} when it cannot be made out
	 */
	@Nullable Property read(TypeElement model, VariableElement field, boolean source, Problems problems) {
		TypeMirror type = this.language.types().asMemberOf((DeclaredType) model.asType(), field);
		List<? extends AnnotationMirror> fieldAnnotations = field.getAnnotationMirrors()
			.stream()
			.filter((mirror) -> FieldKind.ofAnnotation(Language.nameOf(mirror)) != null)
			.toList();
		if (fieldAnnotations.size() > 1) {
			problems.add(new Problem(model, field.getSimpleName().toString(),
					"has both @%s and @%s.".formatted(simpleName(fieldAnnotations.get(0)),
							simpleName(fieldAnnotations.get(1))),
					"Keep one field annotation.", field, fieldAnnotations.get(1), null));
		}
		AnnotationMirror annotation = fieldAnnotations.isEmpty() ? null : fieldAnnotations.get(0);
		Options options = (annotation != null) ? Options.of(annotation, this.language.elements()) : Options.NONE;
		FieldKind kind = (annotation != null) ? FieldKind.ofAnnotation(Language.nameOf(annotation)) : infer(type);
		HolderKind held = holderKind(type);
		if (kind == null) {
			refuse(model, field, type, problems);
			return null;
		}
		TypeElement target = null;
		if (kind.isRelation()) {
			if (held == null) {
				if (type.getKind() != TypeKind.ERROR) {
					problems.add(notAHolder(model, field, type, annotation));
				}
				return null;
			}
			target = target(model, field, type, annotation, problems);
			if (target == null) {
				return null;
			}
		}
		Property property = new Property(model, field.getSimpleName().toString(), field, kind, options, type,
				nullability(field, options, source), target, source);
		refuseLostNullable(property, problems);
		return property;
	}

	private @Nullable FieldKind infer(TypeMirror type) {
		HolderKind held = holderKind(type);
		if (held != null) {
			return switch (held) {
				case FOREIGN_KEY -> FieldKind.FOREIGN_KEY;
				case ONE_TO_ONE -> FieldKind.ONE_TO_ONE;
				default -> FieldKind.REVERSE;
			};
		}
		TypeMirror erased = this.language.types().erasure(type);
		TypeElement element = this.language.elementOf(erased);
		if (element != null && element.getKind() == ElementKind.ENUM) {
			return this.language.isSubtype(erased, "io.tortoiseorm.fields.IntEnum") ? FieldKind.INT_ENUM
					: FieldKind.CHAR_ENUM;
		}
		boolean json = (element != null && element.getKind() == ElementKind.RECORD)
				|| this.language.isSubtype(erased, "java.util.Map")
				|| this.language.isSubtype(erased, "tools.jackson.databind.JsonNode")
				|| (this.language.isSubtype(erased, "java.util.Collection") && !holdsModels(type));
		return json ? FieldKind.JSON : FieldKind.ofJavaType(this.language.erasedName(type));
	}

	private @Nullable HolderKind holderKind(TypeMirror type) {
		return (type.getKind() == TypeKind.DECLARED) ? HolderKind.of(this.language.erasedName(type)) : null;
	}

	private boolean holdsModels(TypeMirror type) {
		return type instanceof DeclaredType declared && declared.getTypeArguments()
			.stream()
			.anyMatch((argument) -> this.language.isModel(this.language.types().erasure(argument)));
	}

	private void refuse(TypeElement model, VariableElement field, TypeMirror type, Problems problems) {
		String name = field.getSimpleName().toString();
		if (type.getKind() == TypeKind.ERROR) {
			return;
		}
		if (this.language.erasedName(type).equals("java.math.BigDecimal")) {
			problems.add(new Problem(model, name, "is a BigDecimal without its number of digits.",
					"Annotate it, as in @DecimalField(maxDigits = 10, decimalPlaces = 2).", field, null, null));
		}
		else if (this.language.isModel(type) || holdsModels(type)) {
			problems.add(notAHolder(model, field, type, null));
		}
		else {
			problems.add(new Problem(model, name,
					"has the type %s, for which there is no field.".formatted(this.language.simpleName(type)),
					"Annotate it with a field type, for example @JSONField, or make it transient if it is not a column.",
					field, null, null));
		}
	}

	private Problem notAHolder(TypeElement model, VariableElement field, TypeMirror type,
			@Nullable AnnotationMirror annotation) {
		return new Problem(model, field.getSimpleName().toString(),
				"is a relation, but its type is %s.".formatted(this.language.displayName(type)),
				"Use a relation holder: ForeignKeyRelation<T> with @ForeignKeyField, OneToOneRelation<T> with"
						+ " @OneToOneField, ManyToManyRelation<T> with @ManyToManyField, or ReverseRelation<T> and"
						+ " BackwardOneToOneRelation<T> for the far side.",
				field, annotation, null);
	}

	private @Nullable TypeElement target(TypeElement model, VariableElement field, TypeMirror type,
			@Nullable AnnotationMirror annotation, Problems problems) {
		List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
		TypeMirror argument = (arguments.size() == 1) ? known(arguments.get(0)) : null;
		if (argument != null && this.language.isModel(argument)) {
			return this.language.elementOf(argument);
		}
		if (argument == null || argument.getKind() != TypeKind.ERROR) {
			problems.add(new Problem(model, field.getSimpleName().toString(),
					"relates to %s, which is not a model."
						.formatted((argument != null) ? this.language.simpleName(argument) : "an unknown type"),
					"Write the model as the type argument: %s<SomeModel>, with a class that extends Model."
						.formatted(this.language.simpleName(type)),
					field, annotation, null));
		}
		return null;
	}

	private @Nullable TypeMirror known(TypeMirror argument) {
		if (argument instanceof WildcardType wildcard) {
			return (wildcard.getExtendsBound() != null) ? known(wildcard.getExtendsBound()) : null;
		}
		return (argument instanceof TypeVariable) ? null : argument;
	}

	/**
	 * A key may be annotated as nullable, which it is in Java until the database has made
	 * it.
	 */
	private static Property.Nullability nullability(VariableElement field, Options options, boolean source) {
		TypeMirror type = field.asType();
		if (options.flag("nullable") || (!options.flag("primaryKey") && isAnnotatedNullable(field, type))) {
			return Property.Nullability.NULLABLE;
		}
		boolean shown = source || type.getKind().isPrimitive()
				|| SourceVersion.latest().ordinal() >= SHOWS_TYPE_ANNOTATIONS;
		return shown ? Property.Nullability.NON_NULL : Property.Nullability.UNKNOWN;
	}

	private static boolean isAnnotatedNullable(VariableElement field, TypeMirror type) {
		return isNullable(field.getAnnotationMirrors()) || isNullable(type.getAnnotationMirrors())
				|| (type instanceof ArrayType array && array.getComponentType().getKind().isPrimitive()
						&& isNullable(array.getComponentType().getAnnotationMirrors()));
	}

	private static boolean isNullable(List<? extends AnnotationMirror> annotations) {
		return annotations.stream().anyMatch((mirror) -> simpleName(mirror).equals("Nullable") && isKept(mirror));
	}

	/**
	 * Whether an annotation is there at run time. Those that Kotlin writes for its types
	 * are not.
	 */
	private static boolean isKept(AnnotationMirror mirror) {
		Retention retention = mirror.getAnnotationType().asElement().getAnnotation(Retention.class);
		return retention != null && retention.value() == RetentionPolicy.RUNTIME;
	}

	/**
	 * Refuses an annotation that says to the compiler alone that a property may be null.
	 */
	private static void refuseLostNullable(Property property, Problems problems) {
		VariableElement field = property.element();
		if (field == null || property.readOnly() || property.primaryKey() || !property.kind().isColumn()
				|| property.options().written("nullable") != null || property.nullable()) {
			return;
		}
		Stream.concat(field.getAnnotationMirrors().stream(), field.asType().getAnnotationMirrors().stream())
			.filter((mirror) -> simpleName(mirror).equals("Nullable") && !isKept(mirror))
			.findFirst()
			.ifPresent((mirror) -> problems
				.add(property.problem("is @Nullable by an annotation that is not there at run time, as in Kotlin.",
						"Write nullable = true or nullable = false in its field annotation.")));
	}

	private static String simpleName(AnnotationMirror mirror) {
		return mirror.getAnnotationType().asElement().getSimpleName().toString();
	}

}
