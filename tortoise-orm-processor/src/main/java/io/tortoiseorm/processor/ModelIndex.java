package io.tortoiseorm.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

import io.tortoiseorm.processor.model.Language;

/**
 * The list of models that spares the ORM the search of the class path. Where only a part
 * of the source is compiled, the list of the whole is kept up.
 */
final class ModelIndex {

	private static final String NAME = "META-INF/tortoise/models";

	private final Language language;

	private final Filer filer;

	ModelIndex(Language language, Filer filer) {
		this.language = language;
		this.filer = filer;
	}

	/**
	 * The models that an earlier compilation listed and that are still there.
	 */
	List<TypeElement> earlier() {
		Elements elements = this.language.elements();
		return lines().stream()
			.map((line) -> elements.getTypeElement(line.replace('$', '.')))
			.filter((type) -> type != null && this.language.isConcreteModel(type))
			.toList();
	}

	/**
	 * Gradle hands all models to each compilation, and takes no processor for incremental
	 * that reads files.
	 */
	private boolean mayRead() {
		return !this.filer.getClass().getName().startsWith("org.gradle.");
	}

	private List<String> lines() {
		if (!mayRead()) {
			return List.of();
		}
		try {
			FileObject file = this.filer.getResource(StandardLocation.CLASS_OUTPUT, "", NAME);
			return file.getCharContent(true)
				.toString()
				.lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty())
				.toList();
		}
		catch (IOException | RuntimeException ex) {
			// There was none: compilers tell that in different ways.
			return List.of();
		}
	}

	/**
	 * Writes the list.
	 * @param models the models
	 */
	void write(Collection<TypeElement> models) throws IOException {
		TreeMap<String, TypeElement> sorted = new TreeMap<>();
		models.forEach((model) -> sorted.put(this.language.elements().getBinaryName(model).toString(), model));
		if (sorted.isEmpty()) {
			return;
		}
		TypeElement[] origins = sorted.values().toArray(TypeElement[]::new);
		FileObject file = this.filer.createResource(StandardLocation.CLASS_OUTPUT, "", NAME, origins);
		try (Writer writer = file.openWriter()) {
			for (String name : sorted.keySet()) {
				writer.write(name + "\n");
			}
		}
	}

}
