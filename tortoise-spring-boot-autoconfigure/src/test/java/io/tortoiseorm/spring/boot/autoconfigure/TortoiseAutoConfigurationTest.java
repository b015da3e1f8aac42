package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.UUID;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;

class TortoiseAutoConfigurationTest {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TortoiseConnectionsAutoConfiguration.class,
				TortoiseTransactionManagersAutoConfiguration.class, TortoiseAutoConfiguration.class,
				R2dbcAutoConfiguration.class, R2dbcTransactionManagerAutoConfiguration.class,
				TransactionAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class))
		.withPropertyValues("tortoise.apps.models.models=io.tortoiseorm.spring.boot.autoconfigure.library",
				"tortoise.generate-schemas=true");

	@Test
	void startsOnAConfiguredConnection() {
		this.runner.withPropertyValues("tortoise.connections.default=h2://mem:" + UUID.randomUUID()).run((context) -> {
			assertThat(context).hasSingleBean(Tortoise.class);
			Author author = Author.named("Ursula");
			author.save().block();
			assertThat(Author.objects.count().block()).isEqualTo(1);
			TransactionalOperator operator = context.getBean(TransactionalOperator.class);
			operator.execute((status) -> {
				status.setRollbackOnly();
				return Author.objects.create("name", "Nobody");
			}).blockLast();
			assertThat(Author.objects.count().block()).isEqualTo(1);
		});
	}

}
