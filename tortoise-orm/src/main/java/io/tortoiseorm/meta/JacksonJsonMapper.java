package io.tortoiseorm.meta;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * JSON by Jackson. Loaded only where Jackson is on the class path.
 */
public final class JacksonJsonMapper implements JsonMapper {

	private final ObjectMapper mapper;

	/**
	 * Uses Jackson with its defaults and the modules it finds.
	 */
	public JacksonJsonMapper() {
		this(tools.jackson.databind.json.JsonMapper.builder().findAndAddModules().build());
	}

	/**
	 * Uses a mapper as it is configured.
	 * @param mapper the application's own
	 */
	public JacksonJsonMapper(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public String write(Object value) {
		return this.mapper.writeValueAsString(value);
	}

	@Override
	public @Nullable Object read(String json, Type type) {
		return this.mapper.readValue(json, this.mapper.constructType(type));
	}

}
