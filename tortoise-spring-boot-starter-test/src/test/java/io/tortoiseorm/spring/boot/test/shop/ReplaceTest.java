package io.tortoiseorm.spring.boot.test.shop;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.test.Isolation;
import io.tortoiseorm.spring.boot.test.Replace;
import io.tortoiseorm.spring.boot.test.TortoiseTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which connections of a test lead to an embedded database.
 */
class ReplaceTest {

	@Nested
	@DirtiesContext
	@TortoiseTest(properties = "tortoise.connections.default=h2://mem:of-the-test")
	class PropertiesOfTheTest {

		@Test
		void areKept(@Autowired Tortoise tortoise) {
			assertThat(tortoise.database("default").target()).isEqualTo("mem:of-the-test");
		}

	}

	@Nested
	@DirtiesContext
	@TortoiseTest
	class DynamicProperties {

		@DynamicPropertySource
		static void connection(DynamicPropertyRegistry registry) {
			registry.add("tortoise.connections.default", () -> "h2://mem:dynamic");
		}

		@Test
		void areKept(@Autowired Tortoise tortoise) {
			assertThat(tortoise.database("default").target()).isEqualTo("mem:dynamic");
		}

	}

	@Nested
	@DirtiesContext
	@TortoiseTest(properties = { "tortoise.connections.default=postgres://u:p@nowhere.invalid/x",
			"tortoise.connections.archive=postgres://u:p@nowhere.invalid/y" }, replace = Replace.ANY)
	class Any {

		@Test
		void replacesThemToo(@Autowired Tortoise tortoise) {
			assertThat(tortoise.database("default").target()).startsWith("mem:");
			assertThat(tortoise.database("archive").target()).startsWith("mem:")
				.isNotEqualTo(tortoise.database("default").target());
		}

	}

	@Nested
	@DirtiesContext
	@TortoiseTest(properties = "tortoise.connections.archive=h2://mem:kept")
	class SomeOfSeveral {

		@Test
		void replacesThoseThatAreNotOfTheTest(@Autowired Tortoise tortoise) {
			assertThat(tortoise.database("default").target()).startsWith("mem:");
			assertThat(tortoise.database("archive").target()).isEqualTo("mem:kept");
		}

	}

	@Nested
	@DirtiesContext
	@TortoiseTest(properties = "tortoise.fail-fast=false", replace = Replace.NONE, isolation = Isolation.NONE)
	class None {

		@Test
		void keepsWhatIsConfigured(@Autowired Tortoise tortoise) {
			assertThat(tortoise.database("default").target()).isEqualTo("nowhere.invalid:5432/production");
		}

	}

}
