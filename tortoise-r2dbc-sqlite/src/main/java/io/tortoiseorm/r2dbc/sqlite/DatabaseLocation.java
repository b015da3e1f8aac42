package io.tortoiseorm.r2dbc.sqlite;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where a database is.
 *
 * @param jdbcUrl the URL for the JDBC driver
 * @param inMemory whether the database is gone with its last connection
 * @param sharedCache whether its connections share one cache
 * @param description the database, for messages
 */
record DatabaseLocation(String jdbcUrl, boolean inMemory, boolean sharedCache, String description) {

	private static final String PREFIX = "jdbc:sqlite:";

	static DatabaseLocation ofFile(Path path) {
		String absolute = path.toAbsolutePath().normalize().toString();
		String slashes = absolute.replace(path.getFileSystem().getSeparator(), "/");
		// In a URI, a path of Windows starts with a slash, too: file:/C:/data
		String encoded = escape(slashes.startsWith("/") ? slashes : "/" + slashes);
		return new DatabaseLocation(PREFIX + "file:" + encoded, false, false, absolute);
	}

	static DatabaseLocation ofPrivateMemory() {
		return memory("private-" + UUID.randomUUID(), ":memory:");
	}

	static DatabaseLocation ofNamedMemory(String name) {
		String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
		return memory("named-" + encoded, "in-memory database " + name);
	}

	// Unlike a shared cache, this file system locks as files do: who waits for a lock
	// gets it.
	private static DatabaseLocation memory(String path, String description) {
		return new DatabaseLocation(PREFIX + "file:/" + path + "?vfs=memdb", true, false, description);
	}

	static DatabaseLocation ofUri(String uri) {
		if (!uri.startsWith("file:")) {
			throw new IllegalArgumentException("The URI of a database must start with file:, was '" + uri + "'");
		}
		int query = uri.indexOf('?');
		String parameters = (query < 0) ? "" : "&" + uri.substring(query + 1) + "&";
		boolean inMemory = parameters.contains("&mode=memory&") || parameters.contains("&vfs=memdb&")
				|| uri.startsWith("file::memory:");
		return new DatabaseLocation(PREFIX + uri, inMemory, parameters.contains("&cache=shared&"), uri);
	}

	private static String escape(String path) {
		return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23");
	}

}
