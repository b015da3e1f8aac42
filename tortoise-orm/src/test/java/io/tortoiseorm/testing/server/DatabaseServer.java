package io.tortoiseorm.testing.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Where a running server is and who may create databases on it.
 *
 * @param host the host name or address
 * @param port the TCP port
 * @param user a user who may create databases
 * @param password the user's password
 * @param database a database that is there from the start, to connect to for creating
 * others
 */
public record DatabaseServer(String host, int port, String user, String password, String database) {

	/**
	 * The part of a URL between the scheme and the path, its special characters escaped.
	 * @return {@code user:password@host:port}
	 */
	public String authority() {
		return escape(this.user) + ":" + escape(this.password) + "@" + this.host + ":" + this.port;
	}

	static DatabaseServer parse(ServerKind kind, String url) {
		try {
			URI uri = new URI(url);
			String[] credentials = (uri.getRawUserInfo() != null) ? uri.getRawUserInfo().split(":", 2) : new String[0];
			if (uri.getHost() == null || credentials.length != 2) {
				throw malformed(kind);
			}
			String path = (uri.getPath() != null) ? uri.getPath().replaceFirst("^/", "") : "";
			return new DatabaseServer(uri.getHost(), (uri.getPort() != -1) ? uri.getPort() : defaultPort(kind),
					unescape(credentials[0]), unescape(credentials[1]), path.isEmpty() ? defaultDatabase(kind) : path);
		}
		catch (URISyntaxException ex) {
			throw malformed(kind);
		}
	}

	static String defaultDatabase(ServerKind kind) {
		return (kind == ServerKind.POSTGRES) ? "postgres" : "mysql";
	}

	static int defaultPort(ServerKind kind) {
		return (kind == ServerKind.POSTGRES) ? 5432 : 3306;
	}

	Properties toProperties() {
		Properties properties = new Properties();
		properties.setProperty("host", this.host);
		properties.setProperty("port", String.valueOf(this.port));
		properties.setProperty("user", this.user);
		properties.setProperty("password", this.password);
		properties.setProperty("database", this.database);
		return properties;
	}

	static DatabaseServer of(Properties properties) {
		return new DatabaseServer(properties.getProperty("host"), Integer.parseInt(properties.getProperty("port")),
				properties.getProperty("user"), properties.getProperty("password"), properties.getProperty("database"));
	}

	/** Says nothing of what was found, since there may be a password in it. */
	private static IllegalArgumentException malformed(ServerKind kind) {
		return new IllegalArgumentException(kind.urlVariable() + " is not a URL with user, password and host, such as "
				+ kind.id() + "://user:password@host:port/database");
	}

	private static String escape(String part) {
		return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static String unescape(String part) {
		return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
