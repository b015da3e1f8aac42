package io.tortoiseorm.processor.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import io.tortoiseorm.processor.model.FieldKind;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Property;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of components: constraints that follow from the field, the constraints
 * and JSON annotations that the field has itself, and its description. Only those whose
 * library the code around can see.
 */
final class Constraints {

	private static final String VALIDATION = "jakarta.validation.";

	private static final String CONSTRAINTS = VALIDATION + "constraints.";

	private static final String JSON = "com.fasterxml.jackson.annotation.";

	private static final String SCHEMA = "io.swagger.v3.oas.annotations.media.Schema";

	/** Those that a value must be there for. */
	private static final Set<String> PRESENCE = Set.of(CONSTRAINTS + "NotNull", CONSTRAINTS + "NotBlank",
			CONSTRAINTS + "NotEmpty");

	private final Language language;

	private final boolean validation;

	private final boolean schema;

	Constraints(Language language, Element origin) {
		this.language = language;
		this.validation = language.isVisible(CONSTRAINTS + "NotNull", origin);
		this.schema = language.isVisible(SCHEMA, origin);
	}

	/**
	 * The annotations of a component for a field.
	 * @param property the field
	 * @param value the field whose values it has: another one for a raw key
	 * @param required whether it must be there
	 */
	List<AnnotationSpec> of(Property property, Property value, boolean required) {
		List<AnnotationSpec> annotations = new ArrayList<>();
		boolean itself = property == value && property.element() != null;
		List<? extends AnnotationMirror> own = itself ? property.element().getAnnotationMirrors() : List.of();
		if (this.validation) {
			if (required && own.stream().map(Language::nameOf).noneMatch(PRESENCE::contains)) {
				annotations.add(constraint("NotNull").build());
			}
			addSizes(annotations, value, own);
		}
		for (AnnotationMirror mirror : own) {
			if (isCopied(mirror, value, required)) {
				annotations.add(AnnotationSpec.get(mirror));
			}
		}
		return annotations;
	}

	/**
	 * The annotations of a component that is a nested record, or a list of them.
	 */
	List<AnnotationSpec> ofNested(boolean required) {
		List<AnnotationSpec> annotations = new ArrayList<>();
		if (this.validation) {
			if (required) {
				annotations.add(constraint("NotNull").build());
			}
			annotations.add(AnnotationSpec.builder(ClassName.bestGuess(VALIDATION + "Valid")).build());
		}
		return annotations;
	}

	/**
	 * The annotation that tells OpenAPI what a component is.
	 */
	List<AnnotationSpec> described(String text) {
		return this.schema ? List
			.of(AnnotationSpec.builder(ClassName.bestGuess(SCHEMA)).addMember("description", "$S", text).build())
				: List.of();
	}

	/**
	 * The annotation that tells OpenAPI name and description of a record.
	 */
	List<AnnotationSpec> schema(String name, @Nullable String description) {
		if (!this.schema) {
			return List.of();
		}
		AnnotationSpec.Builder builder = AnnotationSpec.builder(ClassName.bestGuess(SCHEMA))
			.addMember("name", "$S", name);
		if (description != null) {
			builder.addMember("description", "$S", description);
		}
		return List.of(builder.build());
	}

	private void addSizes(List<AnnotationSpec> annotations, Property value, List<? extends AnnotationMirror> own) {
		Options options = value.options();
		if (value.kind() == FieldKind.CHAR) {
			int maxLength = options.number("maxLength");
			annotations.add(own.stream()
				.filter((mirror) -> Language.nameOf(mirror).equals(CONSTRAINTS + "Size"))
				.findFirst()
				.map((mirror) -> size(mirror, maxLength))
				.orElseGet(() -> constraint("Size").addMember("max", "$L", maxLength).build()));
		}
		boolean digits = own.stream().map(Language::nameOf).anyMatch((CONSTRAINTS + "Digits")::equals);
		if (value.kind() == FieldKind.DECIMAL && !digits) {
			int places = options.number("decimalPlaces");
			annotations.add(constraint("Digits").addMember("integer", "$L", options.number("maxDigits") - places)
				.addMember("fraction", "$L", places)
				.build());
		}
	}

	/**
	 * The field's own limits, with that of the column as the upper one where they have
	 * none.
	 */
	private AnnotationSpec size(AnnotationMirror mirror, int maxLength) {
		AnnotationSpec said = AnnotationSpec.get(mirror);
		Options options = Options.of(mirror, this.language.elements());
		return (options.written("max") != null) ? said : said.toBuilder().addMember("max", "$L", maxLength).build();
	}

	private boolean isCopied(AnnotationMirror mirror, Property value, boolean required) {
		String name = Language.nameOf(mirror);
		if (name.startsWith(JSON)) {
			return !name.equals(JSON + "JsonIgnore");
		}
		if (name.equals(CONSTRAINTS + "Size") && value.kind() == FieldKind.CHAR) {
			return false;
		}
		return this.validation && isConstraint(mirror) && (required || !PRESENCE.contains(name));
	}

	private static boolean isConstraint(AnnotationMirror mirror) {
		Element type = mirror.getAnnotationType().asElement();
		return Language.annotation(type, VALIDATION + "Constraint") != null
				|| Language.nameOf(mirror).equals(VALIDATION + "Valid") || (Language.nameOf(mirror).endsWith(".List")
						&& Language.annotation(type.getEnclosingElement(), VALIDATION + "Constraint") != null);
	}

	private static AnnotationSpec.Builder constraint(String name) {
		return AnnotationSpec.builder(ClassName.bestGuess(CONSTRAINTS + name));
	}

}
