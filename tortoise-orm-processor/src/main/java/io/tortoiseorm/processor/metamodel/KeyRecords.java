package io.tortoiseorm.processor.metamodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.tortoiseorm.processor.model.Column;
import io.tortoiseorm.processor.model.KeyTypes;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.Property;

/**
 * The records of keys that consist of several fields.
 */
final class KeyRecords {

	private final Language language;

	private final KeyTypes keys;

	private final PathTypes paths;

	KeyRecords(Language language, KeyTypes keys, PathTypes paths) {
		this.language = language;
		this.keys = keys;
		this.paths = paths;
	}

	/**
	 * The record of a model's key.
	 * @param model the model
	 * @param metamodel the class of its paths
	 * @param home the package of that class
	 * @return the record, or nothing where the key has one field, or values that cannot
	 * be named
	 */
	Optional<KeyRecord> of(ModelClass model, ClassName metamodel, PackageElement home) {
		List<Column> key = this.keys.keyColumns(model);
		if (key.size() < 2) {
			return Optional.empty();
		}
		List<ParameterSpec> parts = new ArrayList<>();
		for (Column part : key) {
			Property value = part.value();
			if (value == null || !this.language.isAccessible(value.type(), home)) {
				return Optional.empty();
			}
			parts.add(ParameterSpec.builder(this.paths.valueOf(value), part.name()).build());
		}
		return Optional.of(new KeyRecord(metamodel.nestedClass("Key"), ClassName.get(model.element()), parts));
	}

	/**
	 * The record of a key.
	 *
	 * @param name its class
	 * @param model the model
	 * @param parts the values of the key's fields
	 */
	record KeyRecord(ClassName name, ClassName model, List<ParameterSpec> parts) {

		TypeSpec type() {
			TypeSpec.Builder type = TypeSpec.recordBuilder(this.name)
				.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
				.recordConstructor(MethodSpec.constructorBuilder().addParameters(this.parts).build())
				.addJavadoc("The key of a {@link $T}.\n\n", this.model);
			this.parts.forEach((part) -> type.addJavadoc("@param $L the value of that field\n", part.name()));
			return type.build();
		}

		/**
		 * The method that makes keys.
		 */
		MethodSpec creation() {
			MethodSpec.Builder method = MethodSpec.methodBuilder("key")
				.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
				.returns(this.name)
				.addParameters(this.parts)
				.addStatement("return new $T($L)", this.name,
						String.join(", ", this.parts.stream().map(ParameterSpec::name).toList()))
				.addJavadoc("Makes a key of a {@link $T}.\n", this.model);
			this.parts.forEach((part) -> method.addJavadoc("@param $L the value of that field\n", part.name()));
			return method.addJavadoc("@return the key\n").build();
		}

	}

}
