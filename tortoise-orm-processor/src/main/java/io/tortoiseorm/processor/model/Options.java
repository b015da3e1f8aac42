package io.tortoiseorm.processor.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

import org.jspecify.annotations.Nullable;

/**
 * The options of an annotation by name. An option that the annotation does not have reads
 * as left out.
 */
public final class Options {

	/** No annotation. */
	public static final Options NONE = new Options(null, Map.of());

	private final @Nullable AnnotationMirror mirror;

	private final Map<String, AnnotationValue> values;

	private Options(@Nullable AnnotationMirror mirror, Map<String, AnnotationValue> values) {
		this.mirror = mirror;
		this.values = values;
	}

	/**
	 * Reads an annotation with its defaults.
	 * @param mirror the annotation
	 * @param elements reads defaults
	 * @return the options
	 */
	public static Options of(AnnotationMirror mirror, Elements elements) {
		Map<String, AnnotationValue> values = new HashMap<>();
		for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : elements
			.getElementValuesWithDefaults(mirror)
			.entrySet()) {
			values.put(entry.getKey().getSimpleName().toString(), entry.getValue());
		}
		return new Options(mirror, values);
	}

	/**
	 * The annotation itself.
	 * @return the annotation, or {@code null} where there is none
	 */
	public @Nullable AnnotationMirror mirror() {
		return this.mirror;
	}

	/**
	 * Where an option is written.
	 * @param name the option
	 * @return the value, or {@code null} where it is left out
	 */
	public @Nullable AnnotationValue written(String name) {
		if (this.mirror == null) {
			return null;
		}
		for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : this.mirror.getElementValues()
			.entrySet()) {
			if (entry.getKey().getSimpleName().contentEquals(name)) {
				return entry.getValue();
			}
		}
		return null;
	}

	/**
	 * Whether an option is on.
	 * @param name the option
	 * @return whether it is
	 */
	public boolean flag(String name) {
		return Boolean.TRUE.equals(raw(name));
	}

	/**
	 * An option of one truth value or none.
	 * @param name the option
	 * @return the value, or {@code null} where it is left out
	 */
	public @Nullable Boolean choice(String name) {
		List<Object> list = list(name);
		return (!list.isEmpty() && list.get(0) instanceof Boolean choice) ? choice : null;
	}

	/**
	 * A number.
	 * @param name the option
	 * @return the value, 0 where it is left out
	 */
	public int number(String name) {
		return (raw(name) instanceof Integer number) ? number : 0;
	}

	/**
	 * A text.
	 * @param name the option
	 * @return the value, or {@code null} where it is left out or blank
	 */
	public @Nullable String text(String name) {
		return (raw(name) instanceof String text && !text.isBlank()) ? text : null;
	}

	/**
	 * A class.
	 * @param name the option
	 * @return the type, or {@code null} where it is left out
	 */
	public @Nullable TypeMirror type(String name) {
		return (raw(name) instanceof TypeMirror type) ? type : null;
	}

	/**
	 * Several texts.
	 * @param name the option
	 * @return the values, none where it is left out
	 */
	public List<String> texts(String name) {
		return list(name).stream().filter(String.class::isInstance).map(String.class::cast).toList();
	}

	/**
	 * Several annotations.
	 * @param name the option
	 * @return the annotations, none where it is left out
	 */
	public List<AnnotationMirror> annotations(String name) {
		return list(name).stream()
			.filter(AnnotationMirror.class::isInstance)
			.map(AnnotationMirror.class::cast)
			.toList();
	}

	/**
	 * The constant of an enum.
	 * @param name the option
	 * @return its simple name, or empty where the annotation has no such option
	 */
	public String constant(String name) {
		return (raw(name) instanceof VariableElement constant) ? constant.getSimpleName().toString() : "";
	}

	private List<Object> list(String name) {
		if (!(raw(name) instanceof List<?> list)) {
			return List.of();
		}
		return list.stream()
			.map((each) -> (each instanceof AnnotationValue value) ? value.getValue() : each)
			.map(Object.class::cast)
			.toList();
	}

	private @Nullable Object raw(String name) {
		AnnotationValue value = this.values.get(name);
		return (value != null) ? value.getValue() : null;
	}

}
