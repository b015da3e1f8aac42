package io.tortoiseorm.architecture;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The strings in a compiled class, which ArchUnit does not read.
 */
final class ConstantPool {

	private static final int MAGIC_AND_VERSIONS = 8;

	private ConstantPool() {
	}

	/**
	 * Reads all text constants of a class: literals, and the names of types and members.
	 * @param classFile the compiled class
	 * @return the texts
	 * @throws IOException when the file cannot be read
	 */
	static List<String> stringsOf(Path classFile) throws IOException {
		List<String> strings = new ArrayList<>();
		try (DataInputStream input = new DataInputStream(Files.newInputStream(classFile))) {
			input.skipNBytes(MAGIC_AND_VERSIONS);
			int count = input.readUnsignedShort();
			for (int i = 1; i < count; i++) {
				int tag = input.readUnsignedByte();
				switch (tag) {
					case 1 -> strings.add(input.readUTF());
					case 3, 4, 9, 10, 11, 12, 17, 18 -> input.skipNBytes(4);
					case 5, 6 -> {
						input.skipNBytes(8);
						i++;
					}
					case 7, 8, 16, 19, 20 -> input.skipNBytes(2);
					case 15 -> input.skipNBytes(3);
					default -> throw new IOException("Unknown constant " + tag + " in " + classFile);
				}
			}
		}
		return strings;
	}

}
