package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ReflectionUtils;

/**
 * What the configuration of connections needs in a native image. Drivers announce
 * themselves as services, which native images know of.
 */
class TortoiseRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerMethod(
					Objects.requireNonNull(
							ReflectionUtils.findMethod(ConnectionProperties.class, "valueOf", String.class)),
					ExecutableMode.INVOKE);
		hints.resources().registerPattern("META-INF/tortoise/*").registerPattern("db/tortoise/**");
	}

}
