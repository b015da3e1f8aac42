package io.tortoiseorm.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.tortoiseorm.Router;
import io.tortoiseorm.db.ConnectionConfig;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How {@code tortoise.*} is read from files, profiles and environment variables.
 */
class ConnectionPropertiesTest {

	private final List<PropertySource<?>> sources = new ArrayList<>();

	private ConnectionPropertiesTest environment(String... variables) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (String variable : variables) {
			int equals = variable.indexOf('=');
			values.put(variable.substring(0, equals), variable.substring(equals + 1));
		}
		this.sources.add(new SystemEnvironmentPropertySource("test-systemEnvironment", values));
		return this;
	}

	/** Files with higher precedence come first. */
	private ConnectionPropertiesTest yaml(String yaml) {
		try {
			this.sources.addAll(new YamlPropertySourceLoader().load("file" + this.sources.size(),
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	private TortoiseProperties bind() {
		TortoiseProperties[] bound = new TortoiseProperties[1];
		run((properties, names) -> bound[0] = properties);
		return bound[0];
	}

	private List<String> names() {
		List<String> found = new ArrayList<>();
		run((properties, names) -> found.addAll(names));
		return found;
	}

	private void run(BiConsumer<TortoiseProperties, List<String>> test) {
		new ApplicationContextRunner().withInitializer((context) -> {
			MutablePropertySources all = context.getEnvironment().getPropertySources();
			this.sources.forEach(all::addLast);
		}).withUserConfiguration(Binding.class).run((context) -> {
			assertThat(context).hasNotFailed();
			test.accept(context.getBean(TortoiseProperties.class),
					List.copyOf(ConnectionNames.of(context.getEnvironment()).all()));
		});
	}

	private ConnectionConfig config(String name) {
		return ConnectionConfigs.of(name, bind().getConnections().get(name));
	}

	@Test
	void readsTheShapeOfTortoise() {
		yaml("""
				tortoise:
				  connections:
				    default: postgres://user:pass@localhost:5432/mydb?minsize=1&maxsize=20
				    analytics:
				      engine: tortoise.backends.asyncpg
				      credentials: {host: stats, port: 5433, user: u, password: p, database: d, minsize: 2, maxsize: 7}
				  apps:
				    models:
				      models: [com.example.shop.models]
				      default_connection: default
				  routers: [io.tortoiseorm.spring.boot.autoconfigure.ConnectionPropertiesTest$Replicas]
				  use_tz: false
				  timezone: Europe/Berlin
				  generate_schemas: true
				  add_exception_handlers: false
				  fail_fast: false
				  start_timeout: 5s
				""");
		TortoiseProperties properties = bind();
		assertThat(properties.getConnections()).containsOnlyKeys("default", "analytics");
		assertThat(properties.getApps().get("models").getModels()).containsExactly("com.example.shop.models");
		assertThat(properties.getApps().get("models").getDefaultConnection()).isEqualTo("default");
		assertThat(properties.getRouters()).containsExactly(Replicas.class);
		assertThat(properties.isUseTz()).isFalse();
		assertThat(properties.getTimezone().getId()).isEqualTo("Europe/Berlin");
		assertThat(properties.isGenerateSchemas()).isTrue();
		assertThat(properties.isAddExceptionHandlers()).isFalse();
		assertThat(properties.isFailFast()).isFalse();
		assertThat(properties.getStartTimeout()).hasSeconds(5);
		ConnectionConfig analytics = config("analytics");
		assertThat(analytics.target()).isEqualTo("stats:5433/d");
		assertThat(analytics.username()).isEqualTo("u");
		assertThat(analytics.password()).isEqualTo("p");
		assertThat(analytics.pool().minSize()).isEqualTo(2);
		assertThat(analytics.pool().maxSize()).isEqualTo(7);
		assertThat(config("default").pool().maxSize()).isEqualTo(20);
	}

	@Test
	void hasDefaults() {
		TortoiseProperties properties = bind();
		assertThat(properties.isEnabled()).isTrue();
		assertThat(properties.isUseTz()).isTrue();
		assertThat(properties.getTimezone().getId()).isEqualTo("Z");
		assertThat(properties.isGenerateSchemas()).isFalse();
		assertThat(properties.isAddExceptionHandlers()).isTrue();
		assertThat(properties.isFailFast()).isTrue();
		assertThat(properties.getStartTimeout()).hasSeconds(30);
	}

	@Test
	void aUrlInTheEnvironmentIsEnough() {
		environment("TORTOISE_CONNECTIONS_DEFAULT=postgres://u:p@env:5432/d");
		assertThat(names()).containsExactly("default");
		assertThat(config("default").target()).isEqualTo("env:5432/d");
	}

	@Test
	void aUrlInTheEnvironmentReplacesAMapInAFile() {
		environment("TORTOISE_CONNECTIONS_DEFAULT=postgres://u:p@env:5432/d")
			.yaml("tortoise.connections.default: {engine: mysql, credentials: {host: file, user: f, database: f}}");
		assertThat(config("default").target()).isEqualTo("env:5432/d");
		assertThat(config("default").username()).isEqualTo("u");
	}

	@Test
	void aPasswordInTheEnvironmentOverridesThatOfAUrlInAFile() {
		environment("TORTOISE_CONNECTIONS_DEFAULT_CREDENTIALS_PASSWORD=secret",
				"TORTOISE_CONNECTIONS_DEFAULT_CREDENTIALS_MAX_ACQUIRE_TIME=3s")
			.yaml("tortoise.connections.default: postgres://u:p@file:5432/d?maxsize=3&max_acquire_time=9");
		assertThat(config("default").target()).isEqualTo("file:5432/d");
		assertThat(config("default").password()).isEqualTo("secret");
		assertThat(config("default").username()).isEqualTo("u");
		assertThat(config("default").pool().maxSize()).isEqualTo(3);
		assertThat(config("default").pool().acquireTimeout()).hasSeconds(3);
	}

	@Test
	void aPasswordInTheEnvironmentOverridesThatOfAnR2dbcUrl() {
		environment("TORTOISE_CONNECTIONS_DEFAULT_CREDENTIALS_PASSWORD=secret")
			.yaml("tortoise.connections.default: r2dbc:postgresql://u:p@file:5432/d");
		assertThat(config("default").r2dbcUrl()).isNotNull();
		assertThat(config("default").password()).isEqualTo("secret");
	}

	@Test
	void anEngineOfAProfileReplacesTheUrlOfTheBase() {
		yaml("tortoise.connections.default: {engine: mysql, credentials: {host: prod, user: u, database: d}}")
			.yaml("tortoise.connections.default: h2://mem:base");
		assertThat(config("default").target()).isEqualTo("prod:3306/d");
	}

	@Test
	void aUrlOfAProfileReplacesThatOfTheBase() {
		yaml("tortoise.connections.default: h2://mem:prod").yaml("tortoise.connections.default: h2://mem:base");
		assertThat(config("default").target()).isEqualTo("mem:prod");
	}

	@Test
	void threeLayersAreLaidOverEachOther() {
		environment("TORTOISE_CONNECTIONS_DEFAULT_CREDENTIALS_PASSWORD=env")
			.yaml("tortoise.connections.default: postgres://prod:p@prod:5432/d")
			.yaml("tortoise.connections.default: {engine: mysql, credentials: {host: base, user: b, database: b}}");
		ConnectionConfig config = config("default");
		assertThat(config.target()).isEqualTo("prod:5432/d");
		assertThat(config.username()).isEqualTo("prod");
		assertThat(config.password()).isEqualTo("env");
	}

	@Test
	void partsOfAProfileAreLaidOverAMapOfTheBase() {
		yaml("tortoise.connections.default.credentials.host: prod")
			.yaml("tortoise.connections.default: {engine: postgres, credentials: {host: base, user: b, database: b}}");
		assertThat(config("default").target()).isEqualTo("prod:5432/b");
	}

	@Test
	void spellingsOfANameAreOneConnection() {
		environment("TORTOISE_CONNECTIONS_READREPLICA_CREDENTIALS_PASSWORD=secret",
				"TORTOISE_CONNECTIONS_DEFAULT=h2://mem:env")
			.yaml("""
					tortoise.connections:
					  read-replica: {engine: postgres, credentials: {host: a, user: u, database: d}}
					  Default: h2://mem:file
					""");
		assertThat(names()).containsExactlyInAnyOrder("read-replica", "default");
	}

	@Test
	void environmentVariablesReachNamesOfSeveralWords() {
		environment("TORTOISE_CONNECTIONS_READ_REPLICA_CREDENTIALS_PASSWORD=secret",
				"TORTOISE_CONNECTIONS_WRITEREPLICA_CREDENTIALS_PASSWORD=other")
			.yaml("tortoise.connections.read-replica: postgres://u:p@file:5432/d")
			.yaml("tortoise.connections.write-replica: {engine: mysql, credentials: {user: u, database: d}}");
		assertThat(names()).containsExactlyInAnyOrder("read-replica", "write-replica");
		assertThat(config("read-replica").password()).isEqualTo("secret");
		assertThat(config("write-replica").password()).isEqualTo("other");
	}

	@Test
	void mapsAmongTheParametersStayMaps() {
		yaml("""
				tortoise.connections.default:
				  engine: postgres
				  credentials:
				    user: u
				    database: d
				    server_settings: {search_path: shop, jit: 'off'}
				""");
		assertThat(config("default").parameters().get("server_settings"))
			.isEqualTo(Map.of("search_path", "shop", "jit", "off"));
	}

	@Test
	void placeholdersAreResolved() {
		yaml("tortoise.connections.default: ${shop.url}\nshop.url: h2://mem:placeholder");
		assertThat(config("default").target()).isEqualTo("mem:placeholder");
	}

	@Test
	void aConnectionNeedsUrlOrEngine() {
		yaml("tortoise.connections.default:");
		assertThatExceptionOfType(PropertyConfigurationError.class).isThrownBy(() -> config("default"))
			.withMessageContaining("neither a URL nor an engine")
			.satisfies((error) -> assertThat(error.getProperty()).isEqualTo("tortoise.connections.default"));
	}

	@Test
	void aConnectionCannotHaveBothAUrlAndAnEngine() {
		yaml("tortoise.connections.default: {url: 'h2://mem:a', engine: postgres}");
		assertThatExceptionOfType(PropertyConfigurationError.class).isThrownBy(() -> config("default"))
			.withMessageContaining("both a URL and an engine");
	}

	@Test
	void quotedPasswordsKeepTheirZeros() {
		yaml("tortoise.connections.default: {engine: postgres, credentials: {user: u, database: d, password: '0123'}}");
		assertThat(config("default").password()).isEqualTo("0123");
	}

	@Test
	void neverShowsPasswords() {
		ConnectionProperties byUrl = ConnectionProperties.valueOf("postgres://u:hidden@h:1/d");
		ConnectionProperties byMap = new ConnectionProperties();
		byMap.setEngine("postgres");
		byMap.setCredentials(Map.of("password", "hidden"));
		assertThat(byUrl).asString().doesNotContain("hidden");
		assertThat(byMap).asString().isEqualTo("ConnectionProperties[postgres]");
	}

	static class Replicas implements Router {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(TortoiseProperties.class)
	static class Binding {

		@Bean
		static ConnectionOverridesAdvisor overrides(Environment environment) {
			return new ConnectionOverridesAdvisor(environment);
		}

	}

}
