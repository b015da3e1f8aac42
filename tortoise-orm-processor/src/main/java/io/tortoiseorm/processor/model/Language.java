package io.tortoiseorm.processor.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import org.jspecify.annotations.Nullable;

/**
 * Questions about types and elements of the compiled code.
 */
public final class Language {

	private static final String MODEL = "io.tortoiseorm.meta.ModelBase";

	private final Elements elements;

	private final Types types;

	private final @Nullable TypeElement model;

	/**
	 * Creates it for a compilation.
	 * @param environment the compilation
	 */
	public Language(ProcessingEnvironment environment) {
		this.elements = environment.getElementUtils();
		this.types = environment.getTypeUtils();
		this.model = this.elements.getTypeElement(MODEL);
	}

	/**
	 * The compiler's own look-ups.
	 * @return the utilities
	 */
	public Elements elements() {
		return this.elements;
	}

	/**
	 * The compiler's own questions about types.
	 * @return the utilities
	 */
	public Types types() {
		return this.types;
	}

	/**
	 * Whether a type extends the base class of models.
	 * @param type the type
	 * @return whether it does
	 */
	public boolean isModel(TypeMirror type) {
		return this.model != null && type.getKind() == TypeKind.DECLARED
				&& this.types.isSubtype(this.types.erasure(type), this.model.asType());
	}

	/**
	 * Whether an element is a class that is kept in a table.
	 * @param element the element
	 * @return whether it is
	 */
	public boolean isConcreteModel(Element element) {
		return element.getKind() == ElementKind.CLASS && !element.getModifiers().contains(Modifier.ABSTRACT)
				&& isModel(element.asType());
	}

	/**
	 * Whether a class can be seen from other code of a module.
	 * @param name its qualified name
	 * @param from an element of the code that wants to use it
	 * @return whether it can
	 */
	public boolean isVisible(String name, Element from) {
		ModuleElement module = this.elements.getModuleOf(from);
		return ((module != null) ? this.elements.getTypeElement(module, name)
				: this.elements.getTypeElement(name)) != null;
	}

	/**
	 * Whether code of a package can name a type.
	 * @param type the type
	 * @param from the package
	 * @return whether it and all its arguments are accessible there
	 */
	public boolean isAccessible(TypeMirror type, PackageElement from) {
		if (type instanceof ArrayType array) {
			return isAccessible(array.getComponentType(), from);
		}
		if (type instanceof WildcardType wildcard) {
			return (wildcard.getExtendsBound() == null || isAccessible(wildcard.getExtendsBound(), from))
					&& (wildcard.getSuperBound() == null || isAccessible(wildcard.getSuperBound(), from));
		}
		if (type instanceof DeclaredType declared) {
			return isAccessible(declared.asElement(), from)
					&& declared.getTypeArguments().stream().allMatch((argument) -> isAccessible(argument, from));
		}
		return type.getKind().isPrimitive();
	}

	/**
	 * Whether code of a package can name an element.
	 * @param element a class or a member of one
	 * @param from the package
	 * @return whether it and all classes around it are accessible there
	 */
	public boolean isAccessible(Element element, PackageElement from) {
		for (Element each = element; each != null
				&& !(each instanceof PackageElement); each = each.getEnclosingElement()) {
			boolean seen = each.getModifiers().contains(Modifier.PUBLIC)
					|| (!each.getModifiers().contains(Modifier.PRIVATE)
							&& this.elements.getPackageOf(each).equals(from));
			if (!seen) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The qualified name of a type without its arguments.
	 * @param type the type
	 * @return for example {@code java.util.List}, {@code int} or {@code byte[]}
	 */
	public String erasedName(TypeMirror type) {
		TypeMirror erased = this.types.erasure(type);
		if (erased instanceof ArrayType array) {
			return erasedName(array.getComponentType()) + "[]";
		}
		if (erased instanceof DeclaredType declared) {
			return ((TypeElement) declared.asElement()).getQualifiedName().toString();
		}
		return erased.getKind().isPrimitive() ? primitiveName(erased) : erased.toString();
	}

	/**
	 * The simple name of a type without its arguments.
	 * @param type the type
	 * @return for example {@code List}
	 */
	public String simpleName(TypeMirror type) {
		String name = erasedName(type);
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/**
	 * A type with its arguments, all by their simple names.
	 * @param type the type
	 * @return for example {@code List<Order>}
	 */
	public String displayName(TypeMirror type) {
		if (type instanceof ArrayType array) {
			return displayName(array.getComponentType()) + "[]";
		}
		if (type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
			return simpleName(type) + declared.getTypeArguments()
				.stream()
				.map(this::displayName)
				.collect(Collectors.joining(", ", "<", ">"));
		}
		return (type.getKind() == TypeKind.DECLARED || type.getKind().isPrimitive()) ? simpleName(type)
				: type.toString();
	}

	private static String primitiveName(TypeMirror primitive) {
		return primitive.getKind().name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The element of a type.
	 * @param type the type
	 * @return the class, or {@code null} when the type is none
	 */
	public @Nullable TypeElement elementOf(TypeMirror type) {
		return (type.getKind() == TypeKind.DECLARED) ? (TypeElement) ((DeclaredType) type).asElement() : null;
	}

	/**
	 * The class around all others.
	 * @param element an element inside a class, or a class
	 * @return the top-level class
	 */
	public TypeElement outermost(Element element) {
		Element each = element;
		while (!(each.getEnclosingElement() instanceof PackageElement)) {
			each = each.getEnclosingElement();
		}
		return (TypeElement) each;
	}

	/**
	 * The type with primitives in their wrapper classes.
	 * @param type the type
	 * @return the type as an argument of a generic type
	 */
	public TypeMirror boxed(TypeMirror type) {
		return type.getKind().isPrimitive()
				? this.types.boxedClass(this.types.getPrimitiveType(type.getKind())).asType() : type;
	}

	/**
	 * Whether a type implements or extends another.
	 * @param type the type
	 * @param name the qualified name of the other
	 * @return whether it does
	 */
	public boolean isSubtype(TypeMirror type, String name) {
		TypeElement other = this.elements.getTypeElement(name);
		return other != null && this.types.isSubtype(this.types.erasure(type), this.types.erasure(other.asType()));
	}

	/**
	 * An annotation of an element.
	 * @param element the element
	 * @param name the qualified name of the annotation
	 * @return the annotation, or {@code null} when there is none
	 */
	public static @Nullable AnnotationMirror annotation(Element element, String name) {
		return element.getAnnotationMirrors()
			.stream()
			.filter((mirror) -> nameOf(mirror).equals(name))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The name of an annotation.
	 * @param mirror the annotation
	 * @return its qualified name
	 */
	public static String nameOf(AnnotationMirror mirror) {
		return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
	}

	/**
	 * The constants of an enum.
	 * @param type the enum
	 * @return their names in order
	 */
	public static List<String> constants(TypeElement type) {
		return ElementFilter.fieldsIn(type.getEnclosedElements())
			.stream()
			.filter((field) -> field.getKind() == ElementKind.ENUM_CONSTANT)
			.map(VariableElement::getSimpleName)
			.map(Object::toString)
			.toList();
	}

}
