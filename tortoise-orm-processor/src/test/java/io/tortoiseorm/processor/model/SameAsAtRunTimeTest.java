package io.tortoiseorm.processor.model;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the processor has of its own, since it runs without the ORM, is the same there.
 */
class SameAsAtRunTimeTest {

	private static final List<String> NAMES = List.of("id", "orderLine", "OrderLine", "HTTPServer", "parseURL",
			"user2Name", "X", "already_snake", "größeÜber", "OAuth2Token");

	@Test
	void names() {
		assertThat(NAMES).allSatisfy((name) -> {
			assertThat(Naming.snakeCase(name)).isEqualTo(io.tortoiseorm.meta.Naming.snakeCase(name));
			assertThat(Naming.camelCase(name)).isEqualTo(io.tortoiseorm.meta.Naming.camelCase(name));
		});
	}

	@Test
	void suggestions() {
		for (String wrong : List.of("orderLin", "order_line", "httpserver", "idd", "somethingElse", "")) {
			assertThat(Suggestions.sentence(wrong, NAMES))
				.isEqualTo(io.tortoiseorm.meta.Suggestions.sentence(wrong, NAMES));
		}
		assertThat(Suggestions.sentence("x", List.of()))
			.isEqualTo(io.tortoiseorm.meta.Suggestions.sentence("x", List.of()));
	}

}
