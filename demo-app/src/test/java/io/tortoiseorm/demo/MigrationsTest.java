package io.tortoiseorm.demo;

import java.util.List;

import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.migrations.MakeOptions;
import io.tortoiseorm.migrations.Migrations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The migrations of the shop, which its other tests apply.
 */
class MigrationsTest {

	@Test
	void makeAllThatTheModelsNeed() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", List.of("io.tortoiseorm.demo.models"))
			.build();
		assertThat(Migrations.builder(registry).build().changes(MakeOptions.DEFAULTS)).isEmpty();
	}

}
