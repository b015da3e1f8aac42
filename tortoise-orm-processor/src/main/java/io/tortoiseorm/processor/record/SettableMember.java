package io.tortoiseorm.processor.record;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

import org.jspecify.annotations.Nullable;

/**
 * A member of a model that takes a value without a column of its own: a transient field,
 * or a setter.
 *
 * @param name the name of the value
 * @param type its type
 * @param element what has the annotations: the field, or the parameter of the setter
 * @param field the field, or {@code null} where there is only a setter
 * @param documented what has the documentation comment: the field or the setter
 */
record SettableMember(String name, TypeMirror type, VariableElement element, @Nullable VariableElement field,
		Element documented) {

}
