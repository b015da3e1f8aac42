package io.tortoiseorm.processor.metamodel;

import java.util.List;

import javax.lang.model.element.PackageElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.Property;

/**
 * Chooses the class of a path by the field that it names.
 */
final class PathTypes {

	static final String PACKAGE = "io.tortoiseorm.expressions";

	private final Language language;

	PathTypes(Language language) {
		this.language = language;
	}

	/**
	 * The path of a field.
	 * @param value the property that the values are of
	 * @param from the package that the path is used in
	 */
	TypeName pathOf(Property value, PackageElement from) {
		TypeMirror type = value.type();
		if (!this.language.isAccessible(type, from)) {
			return generic("ComparablePath", ClassName.OBJECT);
		}
		return switch (value.kind()) {
			case CHAR, TEXT, TSVECTOR -> path("StringPath");
			case BOOLEAN -> path("BooleanPath");
			case BINARY, GEOMETRY -> path("BinaryPath");
			case INT, BIG_INT, SMALL_INT, DECIMAL, FLOAT -> generic("NumberPath", valueOf(value));
			case DATETIME, DATE, TIME -> generic("TemporalPath", valueOf(value));
			case INT_ENUM, CHAR_ENUM -> generic("EnumPath", valueOf(value));
			case JSON -> generic("JsonPath", valueOf(value));
			case ARRAY -> generic("ArrayPath", elementOf(type));
			default -> generic("ComparablePath", valueOf(value));
		};
	}

	/**
	 * The type of the values of a field, primitives in their wrappers.
	 */
	TypeName valueOf(Property value) {
		return TypeName.get(this.language.boxed(value.type()));
	}

	private static TypeName elementOf(TypeMirror list) {
		List<? extends TypeMirror> arguments = ((DeclaredType) list).getTypeArguments();
		return arguments.isEmpty() ? ClassName.OBJECT : TypeName.get(arguments.get(0));
	}

	private static ClassName path(String name) {
		return ClassName.get(PACKAGE, name);
	}

	private static TypeName generic(String name, TypeName argument) {
		return ParameterizedTypeName.get(path(name), argument);
	}

}
