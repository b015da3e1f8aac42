package io.tortoiseorm.meta;

import io.tortoiseorm.exceptions.ConfigurationError;

/**
 * Finds the JSON library when the first JSON field asks for it.
 */
final class JsonMappers {

	private static final String JACKSON = "tools.jackson.databind.json.JsonMapper";

	private JsonMappers() {
	}

	static JsonMapper detected(ClassLoader loader) {
		try {
			Class.forName(JACKSON, false, loader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new ConfigurationError("JSON fields need Jackson 3, which is not on the class path."
					+ " Add the dependency tools.jackson.core:jackson-databind, or give the configuration a"
					+ " JsonMapper of your own.", ex);
		}
		return new JacksonJsonMapper();
	}

}
