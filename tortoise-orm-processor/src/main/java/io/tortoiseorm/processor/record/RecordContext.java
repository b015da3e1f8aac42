package io.tortoiseorm.processor.record;

import java.util.function.Predicate;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.TypeName;
import io.tortoiseorm.processor.model.Generated;
import io.tortoiseorm.processor.model.KeyTypes;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.ModelReader;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Problems;

/**
 * What is the same for all records of one model.
 *
 * @param reader reads models
 * @param generated marks types
 * @param initialized tells fields with an initialiser
 * @param problems takes mistakes
 * @param origin the model
 */
record RecordContext(ModelReader reader, Generated generated, Predicate<VariableElement> initialized, Problems problems,
		TypeElement origin) {

	private static final String DEFAULTS = "io.tortoiseorm.ModelRecordDefaults";

	Language language() {
		return this.reader.language();
	}

	KeyTypes keys() {
		return new KeyTypes(this.reader);
	}

	/**
	 * The package that the records are written into.
	 */
	PackageElement home() {
		return language().elements().getPackageOf(this.origin);
	}

	Documentation documentation() {
		return new Documentation(language().elements());
	}

	Constraints constraints() {
		return new Constraints(language(), this.origin);
	}

	/**
	 * What holds for all records of a model: what it says itself, else what the nearest
	 * superclass says.
	 */
	Options defaults(TypeElement model) {
		TypeElement each = model;
		while (each != null) {
			AnnotationMirror mirror = Language.annotation(each, DEFAULTS);
			if (mirror != null) {
				return Options.of(mirror, language().elements());
			}
			each = language().elementOf(each.getSuperclass());
		}
		return Options.NONE;
	}

	/**
	 * The type of a component.
	 */
	TypeName typeName(TypeMirror type, boolean nullable) {
		return typeName(TypeName.get(language().boxed(type)), nullable);
	}

	/**
	 * The type of a component.
	 */
	TypeName typeName(TypeName type, boolean nullable) {
		return nullable ? this.generated.nullable(type, this.origin) : type;
	}

}
