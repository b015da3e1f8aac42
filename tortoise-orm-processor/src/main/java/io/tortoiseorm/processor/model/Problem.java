package io.tortoiseorm.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a model: where, what, and the mend.
 *
 * @param model the model
 * @param property the property, or {@code null} when it is about the class
 * @param problem what is wrong
 * @param mend what to do
 * @param element where it is written
 * @param annotation the annotation it is written in, or {@code null}
 * @param value the option it is written as, or {@code null}
 */
public record Problem(TypeElement model, @Nullable String property, String problem, String mend, Element element,
		@Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

	/**
	 * The mistake as the ORM tells it at start.
	 * @return the message
	 */
	public String message() {
		String name = this.model.getSimpleName().toString();
		return "%s: %s %s".formatted((this.property != null) ? name + "." + this.property : name, this.problem,
				this.mend);
	}

}
