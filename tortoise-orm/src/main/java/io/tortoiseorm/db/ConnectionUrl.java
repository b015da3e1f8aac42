package io.tortoiseorm.db;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * Takes connection URLs apart. No message holds any part of a URL: a password may be
 * anywhere in a mistyped one.
 */
final class ConnectionUrl {

	private ConnectionUrl() {
	}

	/**
	 * Parses what follows {@code ://}.
	 * @param name the connection's name, for errors
	 * @param engine the engine
	 * @param text the text
	 * @return credentials and parameters
	 */
	static Map<String, Object> parse(String name, Engine engine, String text) {
		Map<String, Object> parts = new LinkedHashMap<>();
		int question = text.indexOf('?');
		String main = (question >= 0) ? text.substring(0, question) : text;
		if (question >= 0) {
			parseQuery(text.substring(question + 1), parts);
		}
		if (engine.isServer()) {
			parseServer(name, engine, main, parts);
		}
		else {
			parts.put("database", main);
		}
		return parts;
	}

	static Map<String, Object> parseR2dbc(String url) {
		Map<String, Object> parts = new LinkedHashMap<>();
		parts.put("r2dbc_url", url);
		int question = url.indexOf('?');
		if (question >= 0) {
			parseQuery(url.substring(question + 1), parts);
		}
		return parts;
	}

	private static void parseServer(String name, Engine engine, String main, Map<String, Object> parts) {
		int at = main.lastIndexOf('@');
		if (at >= 0) {
			parseUser(main.substring(0, at), parts);
		}
		String rest = main.substring(at + 1);
		int slash = rest.indexOf('/');
		if (slash >= 0) {
			parts.put("database", decode(rest.substring(slash + 1), false));
		}
		String server = (slash >= 0) ? rest.substring(0, slash) : rest;
		int portMark = server.lastIndexOf(':');
		boolean address = server.startsWith("[");
		if (address && server.indexOf(']') < 0) {
			throw new ConfigurationError(
					"The URL of connection \"" + name + "\" has an IPv6 address without its closing ]");
		}
		if (portMark >= 0 && (!address || portMark > server.indexOf(']'))) {
			parts.put("port", port(name, engine, server.substring(portMark + 1)));
			server = server.substring(0, portMark);
		}
		parts.put("host", address ? server.substring(1, server.length() - 1) : decode(server, false));
	}

	private static void parseUser(String text, Map<String, Object> parts) {
		int colon = text.indexOf(':');
		parts.put("username", decode((colon >= 0) ? text.substring(0, colon) : text, false));
		if (colon >= 0) {
			parts.put("password", decode(text.substring(colon + 1), false));
		}
	}

	private static int port(String name, Engine engine, String text) {
		if (text.isEmpty()) {
			return engine.defaultPort();
		}
		try {
			int port = Integer.parseInt(text);
			if (port > 0 && port <= 65_535) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// told below
		}
		throw badPort(name, engine);
	}

	static ConfigurationError badPort(String name, Engine engine) {
		return new ConfigurationError(
				"The port of connection \"" + name + "\" is not a number from 1 to 65535: expected " + example(engine));
	}

	private static void parseQuery(String query, Map<String, Object> parts) {
		for (String pair : query.split("&")) {
			int equals = pair.indexOf('=');
			if (!pair.isEmpty()) {
				String key = decode((equals >= 0) ? pair.substring(0, equals) : pair, true);
				parts.put(key, (equals >= 0) ? decode(pair.substring(equals + 1), true) : "true");
			}
		}
	}

	/**
	 * Percent-decodes; what is no valid escape stays as it is.
	 * @param text the text
	 * @param plusIsBlank whether {@code +} stands for a blank, as it does in a query
	 * @return the decoded text
	 */
	static String decode(String text, boolean plusIsBlank) {
		if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
			return text;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			int high = (bytes[i] == '%' && i + 2 < bytes.length) ? Character.digit(bytes[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(bytes[i + 2], 16) : -1;
			if (low >= 0) {
				decoded.write(high * 16 + low);
				i += 2;
			}
			else {
				decoded.write((plusIsBlank && bytes[i] == '+') ? ' ' : bytes[i]);
			}
		}
		return decoded.toString(StandardCharsets.UTF_8);
	}

	static String withoutCredentials(String url) {
		int question = url.indexOf('?');
		String main = (question >= 0) ? url.substring(0, question) : url;
		int start = main.indexOf("//");
		int at = main.lastIndexOf('@');
		return (at > start) ? main.substring(at + 1) : main.substring(start + 2);
	}

	static String example(Engine engine) {
		return switch (engine) {
			case SQLITE -> "sqlite://path/to/file.db or sqlite://:memory:";
			case H2 -> "h2://mem:name or h2://file:path";
			default -> engine.id() + "://user:password@host:" + engine.defaultPort() + "/database";
		};
	}

	static String missingDatabase(Engine engine) {
		return (engine.isServer() ? "names no database: expected " : "names no path: expected ") + example(engine);
	}

	static Map<String, Object> stringKeys(String name, Map<?, ?> map) {
		Map<String, Object> result = new LinkedHashMap<>();
		map.forEach((key, value) -> {
			if (!(key instanceof CharSequence)) {
				throw new ConfigurationError(
						"Connection \"" + name + "\" has a key that is " + kindOf(key) + ": keys must be strings");
			}
			if (value != null) {
				result.put(key.toString(), value);
			}
		});
		return result;
	}

	static String kindOf(@Nullable Object value) {
		if (value == null || value instanceof CharSequence text && text.toString().isBlank()) {
			return "empty";
		}
		return "a " + value.getClass().getSimpleName();
	}

}
