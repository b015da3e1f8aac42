package io.tortoiseorm.processor.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.Naming;
import io.tortoiseorm.processor.model.Property;
import org.jspecify.annotations.Nullable;

/**
 * How generated code of one record reaches the properties of a model: by getter and
 * setter, by the field itself, or, where there is nothing that it may use, by
 * {@code ModelAccess}.
 */
final class Accessors {

	private static final ClassName MODEL_ACCESS = ClassName.get("io.tortoiseorm.meta", "ModelAccess");

	private final Language language;

	private final TypeElement model;

	private final PackageElement home;

	private final List<ExecutableElement> methods;

	private final Map<String, FieldSpec> constants = new LinkedHashMap<>();

	Accessors(Language language, TypeElement model, PackageElement home) {
		this.language = language;
		this.model = model;
		this.home = home;
		this.methods = ElementFilter.methodsIn(language.elements().getAllMembers(model))
			.stream()
			.filter(this::isUsable)
			.toList();
	}

	/**
	 * The constants that the code uses.
	 */
	List<FieldSpec> constants() {
		return new ArrayList<>(this.constants.values());
	}

	/**
	 * Reads a property of {@code model}.
	 */
	CodeBlock read(Property property, VariableElement field) {
		String capitalized = Naming.capitalized(property.name());
		for (String name : List.of("get" + capitalized, "is" + capitalized, property.name())) {
			for (ExecutableElement method : this.methods) {
				if (method.getSimpleName().contentEquals(name) && method.getParameters().isEmpty()
						&& sameType(typeOf(method).getReturnType(), property.type())) {
					return CodeBlock.of("model.$L()", name);
				}
			}
		}
		return isUsable(field) ? CodeBlock.of("model.$L", property.name())
				: CodeBlock.of("$L.get(model)", constant(property));
	}

	/**
	 * Writes a property of {@code model}.
	 */
	CodeBlock write(Property property, VariableElement field, CodeBlock value) {
		String name = "set" + Naming.capitalized(property.name());
		for (ExecutableElement method : this.methods) {
			if (method.getSimpleName().contentEquals(name) && method.getParameters().size() == 1
					&& sameType(typeOf(method).getParameterTypes().get(0), property.type())) {
				return CodeBlock.of("model.$L($L)", name, value);
			}
		}
		return isUsable(field) ? CodeBlock.of("model.$L = $L", property.name(), value)
				: CodeBlock.of("$L.set(model, $L)", constant(property), value);
	}

	/**
	 * Makes an instance of the model.
	 */
	CodeBlock creation() {
		boolean usable = ElementFilter.constructorsIn(this.model.getEnclosedElements())
			.stream()
			.anyMatch((constructor) -> constructor.getParameters().isEmpty() && isUsable(constructor)
					&& constructor.getThrownTypes().isEmpty());
		ClassName name = ClassName.get(this.model);
		return usable ? CodeBlock.of("new $T()", name) : CodeBlock.of("$T.create($T.class)", MODEL_ACCESS, name);
	}

	/**
	 * The method that computes a component, by its own name or that of a getter.
	 */
	@Nullable ExecutableElement computing(String name) {
		String capitalized = Naming.capitalized(name);
		for (String candidate : List.of(name, "get" + capitalized, "is" + capitalized)) {
			for (ExecutableElement method : this.methods) {
				if (method.getSimpleName().contentEquals(candidate) && method.getParameters().isEmpty()) {
					return method;
				}
			}
		}
		return null;
	}

	/**
	 * The names of methods that could compute a component.
	 */
	List<String> computingNames() {
		return this.methods.stream()
			.filter((method) -> method.getParameters().isEmpty()
					&& method.getEnclosingElement().getKind() == ElementKind.CLASS
					&& !this.language.elements().getPackageOf(method).getQualifiedName().contentEquals("java.lang"))
			.map((method) -> method.getSimpleName().toString())
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * The type that a method of the model gives.
	 */
	TypeMirror resultOf(ExecutableElement method) {
		return typeOf(method).getReturnType();
	}

	private boolean isUsable(Element member) {
		return !member.getModifiers().contains(Modifier.STATIC) && !member.getModifiers().contains(Modifier.PRIVATE)
				&& (member.getModifiers().contains(Modifier.PUBLIC)
						|| this.language.elements().getPackageOf(member).equals(this.home));
	}

	private ExecutableType typeOf(ExecutableElement method) {
		return (ExecutableType) this.language.types().asMemberOf((DeclaredType) this.model.asType(), method);
	}

	private boolean sameType(TypeMirror one, TypeMirror other) {
		return this.language.types().isSameType(one, other);
	}

	private String constant(Property property) {
		String name = Naming.snakeCase(property.name()).toUpperCase(Locale.ROOT);
		TypeName value = TypeName.get(this.language.boxed(property.type()));
		TypeName type = ParameterizedTypeName.get(MODEL_ACCESS.nestedClass("Property"), ClassName.get(this.model),
				value);
		this.constants.computeIfAbsent(name,
				(missing) -> FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
					.initializer("$T.property($T.class, $S)", MODEL_ACCESS, ClassName.get(this.model), property.name())
					.build());
		return name;
	}

}
