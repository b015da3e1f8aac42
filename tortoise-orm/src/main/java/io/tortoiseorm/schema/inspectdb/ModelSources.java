package io.tortoiseorm.schema.inspectdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sources of models.
 *
 * @param files the files, one per model and one for their package
 * @param notes what could not be mapped, in sentences
 */
public record ModelSources(List<SourceFile> files, List<String> notes) {

	/**
	 * Copies the lists.
	 */
	public ModelSources {
		files = List.copyOf(files);
		notes = List.copyOf(notes);
	}

	/**
	 * Writes the files below a folder of sources. Blocks; replaces files that are there.
	 * @param folder the folder of sources, for example {@code src/main/java}
	 * @throws IOException if a file cannot be written
	 */
	public void writeTo(Path folder) throws IOException {
		for (SourceFile file : this.files) {
			Path path = folder.resolve(file.path());
			Files.createDirectories(path.getParent());
			Files.writeString(path, file.content());
		}
	}

	/**
	 * A file.
	 *
	 * @param path where it belongs in a folder of sources, for example
	 * {@code shop/User.java}
	 * @param typeName the full name of its class
	 * @param content its text
	 */
	public record SourceFile(String path, String typeName, String content) {

	}

}
