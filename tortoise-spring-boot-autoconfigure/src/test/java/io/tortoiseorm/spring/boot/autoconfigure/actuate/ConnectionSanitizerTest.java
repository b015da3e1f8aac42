package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizableData;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionSanitizerTest {

	private final ConnectionSanitizer sanitizer = new ConnectionSanitizer();

	private @Nullable Object sanitize(String key, Object value) {
		return this.sanitizer.apply(new SanitizableData(null, key, value)).getValue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tortoise.connections.default", "TORTOISE_CONNECTIONS_DEFAULT",
			"tortoise.connections[a.b]", "tortoise.connections.default.url", "TORTOISE_CONNECTIONS_DEFAULT_URL" })
	void hidesPasswordsOfUrls(String key) {
		assertThat(sanitize(key, "postgres://u:s3cr3t@h:5432/d?maxsize=3"))
			.isEqualTo("postgres://u:******@h:5432/d?maxsize=3");
	}

	@ParameterizedTest
	@CsvSource({ "postgres://u:s3c@r3t@h/d, postgres://u:******@h/d", "mysql://u:s3c/r3t@h/d, mysql://u:******@h/d",
			"postgres://h/d?user=u&password=s3cr3t&ssl=true, postgres://h/d?user=u&password=******&ssl=true",
			"r2dbc:pool:postgresql://u:s3cr3t@h/d, r2dbc:pool:postgresql://u:******@h/d",
			"postgres://u@h:5432/d, postgres://u@h:5432/d", "h2://mem:shop, h2://mem:shop" })
	void hidesNothingElse(String url, String shown) {
		assertThat(sanitize("tortoise.connections.default", url)).isEqualTo(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tortoise.connections.default.credentials.password",
			"TORTOISE_CONNECTIONS_DEFAULT_CREDENTIALS_PASSWORD", "tortoise.connections.a.credentials.sslPassword" })
	void hidesPasswordsByTheirNames(String key) {
		assertThat(sanitize(key, "s3cr3t")).isEqualTo("******");
	}

	@Test
	void leavesOtherPropertiesAlone() {
		assertThat(sanitize("tortoise.connections.default.credentials.host", "h")).isEqualTo("h");
		assertThat(sanitize("some.url", "http://u:p@h")).isEqualTo("http://u:p@h");
	}

}
