package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where a command is run, the application takes no requests, makes no beans that the
 * command does not need, and says nothing but what the command says, unless it is told
 * to.
 */
class CommandEnvironment implements EnvironmentPostProcessor {

	private static final Map<String, Object> NO_APPLICATION = Map.of("spring.main.web-application-type", "none",
			"spring.main.lazy-initialization", "true", "spring.main.banner-mode", "off");

	private static final Map<String, Object> QUIET = Map.of("logging.level.root", "warn");

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (environment.containsProperty(CommandRunner.PROPERTY)) {
			environment.getPropertySources().addFirst(new MapPropertySource("tortoiseCommand", NO_APPLICATION));
			environment.getPropertySources().addLast(new MapPropertySource("tortoiseCommandLogging", QUIET));
		}
	}

}
