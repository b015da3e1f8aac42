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

	private static final String VALID = VALIDATION + "Valid";

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
			if (required && !asksForPresence(own)) {
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
	 * The annotations of a component for what is no field of the model.
	 * @param own the annotations of the model's member
	 * @param required whether it must be there
	 */
	List<AnnotationSpec> ofMember(List<? extends AnnotationMirror> own, boolean required) {
		List<AnnotationSpec> annotations = new ArrayList<>(required(required && !asksForPresence(own)));
		own.stream()
			.filter((mirror) -> isCopied(mirror, required))
			.forEach((mirror) -> annotations.add(AnnotationSpec.get(mirror)));
		return annotations;
	}

	/**
	 * Whether one of the annotations asks for a value.
	 */
	static boolean asksForPresence(List<? extends AnnotationMirror> own) {
		return own.stream().map(Language::nameOf).anyMatch(PRESENCE::contains);
	}

	/**
	 * The annotations of a component for input that is a nested record, or a list of
	 * them.
	 * @param holder the relation in the model, which may have constraints of its own
	 * @param required whether it must be there
	 */
	List<AnnotationSpec> ofHolder(Element holder, boolean required) {
		List<? extends AnnotationMirror> own = holder.getAnnotationMirrors()
			.stream()
			.filter((mirror) -> isConstraint(mirror) && !Language.nameOf(mirror).equals(VALID))
			.toList();
		return ofMember(own, required);
	}

	/**
	 * The annotations of what is in a list of nested records.
	 */
	List<AnnotationSpec> ofElement() {
		List<AnnotationSpec> annotations = new ArrayList<>(required(true));
		annotations.addAll(valid());
		return annotations;
	}

	/**
	 * The annotation of what must be there.
	 */
	List<AnnotationSpec> required(boolean required) {
		return (this.validation && required) ? List.of(constraint("NotNull").build()) : List.of();
	}

	/**
	 * The annotation of what is checked itself, being a record.
	 */
	List<AnnotationSpec> valid() {
		return this.validation ? List.of(AnnotationSpec.builder(ClassName.bestGuess(VALID)).build()) : List.of();
	}

	/**
	 * The annotation that tells OpenAPI what a component is.
	 */
	List<AnnotationSpec> described(@Nullable String text, boolean writeOnly) {
		if (!this.schema || (text == null && !writeOnly)) {
			return List.of();
		}
		ClassName schemaType = ClassName.bestGuess(SCHEMA);
		AnnotationSpec.Builder builder = AnnotationSpec.builder(schemaType);
		if (text != null) {
			builder.addMember("description", "$S", text);
		}
		if (writeOnly) {
			builder.addMember("accessMode", "$T.WRITE_ONLY", schemaType.nestedClass("AccessMode"));
		}
		return List.of(builder.build());
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
		boolean sized = value.kind() == FieldKind.CHAR && Language.nameOf(mirror).equals(CONSTRAINTS + "Size");
		return !sized && isCopied(mirror, required);
	}

	private boolean isCopied(AnnotationMirror mirror, boolean required) {
		String name = Language.nameOf(mirror);
		if (name.startsWith(JSON)) {
			return !name.equals(JSON + "JsonIgnore");
		}
		return this.validation && isConstraint(mirror) && (required || !PRESENCE.contains(name));
	}

	private static boolean isConstraint(AnnotationMirror mirror) {
		Element type = mirror.getAnnotationType().asElement();
		return Language.annotation(type, VALIDATION + "Constraint") != null || Language.nameOf(mirror).equals(VALID)
				|| (Language.nameOf(mirror).endsWith(".List")
						&& Language.annotation(type.getEnclosingElement(), VALIDATION + "Constraint") != null);
	}

	private static AnnotationSpec.Builder constraint(String name) {
		return AnnotationSpec.builder(ClassName.bestGuess(CONSTRAINTS + name));
	}

}
