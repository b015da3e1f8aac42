package io.tortoiseorm.processor.model;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

import org.jspecify.annotations.Nullable;

/**
 * A model as its source says.
 *
 * @param element the concrete class
 * @param properties its persistent properties, inherited ones first
 * @param primaryKey the key among them, or {@code null} when several are the key, or none
 * is by mistake
 * @param table what the class says about its table
 */
public record ModelClass(TypeElement element, List<Property> properties, @Nullable Property primaryKey, Options table) {

	/**
	 * The simple name of the class.
	 * @return the name
	 */
	public String name() {
		return this.element.getSimpleName().toString();
	}

	/**
	 * The properties with a column.
	 * @return the properties in order
	 */
	public List<Property> columns() {
		return this.properties.stream().filter((property) -> property.kind().isColumn()).toList();
	}

	/**
	 * A property with a column, by the name lookups know.
	 * @param name the name, that of the raw key for a relation, or {@code pk}
	 * @return the property, or {@code null}
	 */
	public @Nullable Property column(String name) {
		if (name.equals("pk")) {
			return this.primaryKey;
		}
		return columns().stream().filter((property) -> property.valueName().equals(name)).findFirst().orElse(null);
	}

	/**
	 * A property by its own name.
	 * @param name the name
	 * @return the property, or {@code null}
	 */
	public @Nullable Property property(String name) {
		return this.properties.stream().filter((property) -> property.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * A mistake in the class.
	 * @param problem what is wrong
	 * @param mend what to do
	 * @return the mistake
	 */
	public Problem problem(String problem, String mend) {
		return problem(problem, mend, null, null);
	}

	/**
	 * A mistake in an annotation of the class.
	 * @param problem what is wrong
	 * @param mend what to do
	 * @param annotation the annotation
	 * @param value the option, or {@code null}
	 * @return the mistake
	 */
	public Problem problem(String problem, String mend, @Nullable AnnotationMirror annotation,
			@Nullable AnnotationValue value) {
		return new Problem(this.element, null, problem, mend, this.element, annotation, value);
	}

	/**
	 * A mistake in the class that shows at one of its members.
	 * @param member the member
	 * @param property the property, or {@code null}
	 * @param problem what is wrong
	 * @param mend what to do
	 * @return the mistake
	 */
	Problem problemAt(Element member, @Nullable String property, String problem, String mend) {
		return new Problem(this.element, property, problem, mend, member, null, null);
	}

}
