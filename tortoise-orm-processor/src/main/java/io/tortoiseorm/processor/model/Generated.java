package io.tortoiseorm.processor.model;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * What all generated classes have in common.
 */
public final class Generated {

	private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

	private static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");

	private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

	private final Language language;

	private final Filer filer;

	private final Map<String, Boolean> plainPackages = new HashMap<>();

	/**
	 * Creates it.
	 * @param language the compilation
	 * @param filer takes the files
	 */
	public Generated(Language language, Filer filer) {
		this.language = language;
		this.filer = filer;
	}

	/**
	 * Marks a class as generated, and as free of nulls but for those it names, if the
	 * code around it can see the annotations for that.
	 * @param type the class
	 * @param origin the element it is made from
	 * @param generator the name of the generator
	 */
	public void mark(TypeSpec.Builder type, Element origin, String generator) {
		if (this.language.isVisible(GENERATED.canonicalName(), origin)) {
			type.addAnnotation(AnnotationSpec.builder(GENERATED).addMember("value", "$S", generator).build());
		}
		if (this.language.isVisible(NULL_MARKED.canonicalName(), origin)) {
			type.addAnnotation(NULL_MARKED);
		}
	}

	/**
	 * A type whose values may be null, marked so if the code around can see the
	 * annotation for that.
	 * @param type the type
	 * @param origin the element it is made from
	 * @return the type
	 */
	public TypeName nullable(TypeName type, Element origin) {
		return this.language.isVisible(NULLABLE.canonicalName(), origin)
				? type.annotated(AnnotationSpec.builder(NULLABLE).build()) : type;
	}

	/**
	 * Writes a class.
	 * @param packageName its package
	 * @param type the class, with the elements it is made from
	 * @throws IOException if it cannot be written
	 */
	public void write(String packageName, TypeSpec type) throws IOException {
		boolean plain = this.plainPackages.computeIfAbsent(packageName,
				(name) -> type.originatingElements().stream().noneMatch(this::hidesJavaLang));
		JavaFile.builder(packageName, type).indent("\t").skipJavaLangImports(plain).build().writeTo(this.filer);
	}

	/**
	 * Whether the package of an element has a class called like one of {@code java.lang},
	 * which would stand for that.
	 */
	private boolean hidesJavaLang(Element origin) {
		Elements elements = this.language.elements();
		return elements.getPackageOf(origin)
			.getEnclosedElements()
			.stream()
			.anyMatch((type) -> elements.getTypeElement("java.lang." + type.getSimpleName()) != null);
	}

}
