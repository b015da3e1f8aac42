package io.tortoiseorm.testing.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks what server binaries come in.
 */
final class Archives {

	private Archives() {
	}

	/**
	 * Unpacks a tar archive that lies in a jar, with its links and executable files.
	 * @param jar the jar
	 * @param suffix how the name of the only matching entry ends, {@code .txz} or
	 * {@code .tar.gz}
	 * @param target the folder to unpack to
	 * @throws IOException when the archive cannot be read or written out
	 */
	static void unpackTarInJar(Path jar, String suffix, Path target) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			ZipEntry tar = zip.stream()
				.filter((entry) -> entry.getName().endsWith(suffix))
				.findFirst()
				.orElseThrow(() -> new IOException("No " + suffix + " in " + jar));
			try (InputStream stream = decompress(zip.getInputStream(tar), suffix);
					TarArchiveInputStream entries = new TarArchiveInputStream(stream)) {
				unpack(entries, target);
			}
		}
	}

	/**
	 * Unpacks the files of a jar.
	 * @param jar the jar
	 * @param naming gives the path to unpack an entry to, or null to leave it out
	 * @param target the folder to unpack to
	 * @throws IOException when the jar cannot be read or written out
	 */
	static void unpackJar(Path jar, Function<String, @Nullable String> naming, Path target) throws IOException {
		try (ZipInputStream entries = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
			for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
				String name = entry.isDirectory() ? null : naming.apply(entry.getName());
				if (name != null) {
					Path file = resolve(target, name);
					Files.createDirectories(file.getParent());
					Files.copy(entries, file);
				}
			}
		}
	}

	static void makeExecutable(Path file) throws IOException {
		Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
		permissions.add(PosixFilePermission.OWNER_EXECUTE);
		permissions.add(PosixFilePermission.GROUP_EXECUTE);
		permissions.add(PosixFilePermission.OTHERS_EXECUTE);
		Files.setPosixFilePermissions(file, permissions);
	}

	private static InputStream decompress(InputStream stream, String suffix) throws IOException {
		BufferedInputStream buffered = new BufferedInputStream(stream);
		return suffix.endsWith("xz") ? new XZCompressorInputStream(buffered) : new GzipCompressorInputStream(buffered);
	}

	private static void unpack(TarArchiveInputStream entries, Path target) throws IOException {
		for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
			Path file = resolve(target, entry.getName());
			if (entry.isDirectory()) {
				Files.createDirectories(file);
				continue;
			}
			Files.createDirectories(file.getParent());
			if (entry.isSymbolicLink()) {
				Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
			}
			else if (entry.isLink()) {
				Files.createLink(file, resolve(target, entry.getLinkName()));
			}
			else {
				Files.copy(entries, file);
				if ((entry.getMode() & 0100) != 0) {
					makeExecutable(file);
				}
			}
		}
	}

	private static Path resolve(Path target, String name) throws IOException {
		Path file = target.resolve(name).normalize();
		if (!file.startsWith(target)) {
			throw new IOException("Entry outside of the archive: " + name);
		}
		return file;
	}

}
