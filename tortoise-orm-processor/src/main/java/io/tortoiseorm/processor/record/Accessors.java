package io.tortoiseorm.processor.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
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
				: CodeBlock.of("$L.get(model)", constant(property.name(), property.type()));
	}

	/**
	 * Writes a property of {@code model}.
	 */
	CodeBlock write(Property property, VariableElement field, CodeBlock value) {
		return write(property.name(), property.type(), field, value);
	}

	/**
	 * Writes a member of {@code model} that is no persistent property.
	 */
	CodeBlock write(SettableMember member, CodeBlock value) {
		return (member.field() != null) ? write(member.name(), member.type(), member.field(), value)
				: CodeBlock.of("model.$L($L)", setterOf(member.name()), value);
	}

	private CodeBlock write(String name, TypeMirror type, VariableElement field, CodeBlock value) {
		for (String setter : settersOf(name, type)) {
			for (ExecutableElement method : this.methods) {
				if (method.getSimpleName().contentEquals(setter) && method.getParameters().size() == 1
						&& sameType(typeOf(method).getParameterTypes().get(0), type)) {
					return CodeBlock.of("model.$L($L)", setter, value);
				}
			}
		}
		return isUsable(field) ? CodeBlock.of("model.$L = $L", name, value)
				: CodeBlock.of("$L.set(model, $L)", constant(name, type), value);
	}

	/**
	 * The setter of {@code isActive} may be {@code setActive}.
	 */
	private static List<String> settersOf(String name, TypeMirror type) {
		boolean named = type.getKind() == TypeKind.BOOLEAN && name.startsWith("is") && name.length() > 2
				&& Character.isUpperCase(name.charAt(2));
		return named ? List.of(setterOf(name), "set" + name.substring(2)) : List.of(setterOf(name));
	}

	private static String setterOf(String name) {
		return "set" + Naming.capitalized(name);
	}

	/**
	 * What takes a value that the model keeps in no column: a transient field, or else a
	 * setter.
	 */
	@Nullable SettableMember settable(String name) {
		VariableElement field = transientFields().stream()
			.filter((each) -> each.getSimpleName().contentEquals(name))
			.findFirst()
			.orElse(null);
		if (field != null) {
			return new SettableMember(name, this.language.types().asMemberOf((DeclaredType) this.model.asType(), field),
					field, field, field);
		}
		return setters().filter((method) -> method.getSimpleName().contentEquals(setterOf(name)))
			.findFirst()
			.map((method) -> new SettableMember(name, typeOf(method).getParameterTypes().get(0),
					method.getParameters().get(0), null, method))
			.orElse(null);
	}

	/**
	 * The names of what takes such values.
	 */
	List<String> settableNames() {
		Stream<String> fields = transientFields().stream().map((field) -> field.getSimpleName().toString());
		Stream<String> setters = setters().map((method) -> method.getSimpleName().toString().substring("set".length()))
			.map((name) -> Character.toLowerCase(name.charAt(0)) + name.substring(1));
		return Stream.concat(fields, setters).distinct().toList();
	}

	private List<VariableElement> transientFields() {
		List<VariableElement> fields = new ArrayList<>();
		TypeElement each = this.model;
		while (each != null) {
			ElementFilter.fieldsIn(each.getEnclosedElements())
				.stream()
				.filter((field) -> field.getModifiers().contains(Modifier.TRANSIENT)
						&& !field.getModifiers().contains(Modifier.STATIC)
						&& !field.getModifiers().contains(Modifier.FINAL))
				.forEach(fields::add);
			each = this.language.elementOf(each.getSuperclass());
		}
		return fields;
	}

	private Stream<ExecutableElement> setters() {
		return this.methods.stream()
			.filter((method) -> method.getSimpleName().length() > "set".length()
					&& method.getSimpleName().toString().startsWith("set") && method.getParameters().size() == 1);
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

	private String constant(String property, TypeMirror propertyType) {
		String name = Naming.snakeCase(property).toUpperCase(Locale.ROOT);
		TypeName value = TypeName.get(this.language.boxed(propertyType));
		TypeName type = ParameterizedTypeName.get(MODEL_ACCESS.nestedClass("Property"), ClassName.get(this.model),
				value);
		this.constants.computeIfAbsent(name,
				(missing) -> FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
					.initializer("$T.property($T.class, $S)", MODEL_ACCESS, ClassName.get(this.model), property)
					.build());
		return name;
	}

}
