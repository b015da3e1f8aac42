package io.tortoiseorm.spring.boot.test.context;

import io.tortoiseorm.spring.boot.autoconfigure.TortoiseAutoConfiguration;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseConnectionsAutoConfiguration;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseTransactionManagersAutoConfiguration;
import io.tortoiseorm.spring.boot.test.Isolation;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does by hand what the listener does around a test method.
 */
public final class IsolatedRun {

	private final ApplicationContextRunner runner;

	private IsolatedRun(ApplicationContextRunner runner) {
		this.runner = runner;
	}

	public static IsolatedRun of(String url, Class<?> service) {
		return new IsolatedRun(new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TortoiseTestAutoConfiguration.class,
					TortoiseConnectionsAutoConfiguration.class, TortoiseTransactionManagersAutoConfiguration.class,
					TortoiseAutoConfiguration.class, R2dbcAutoConfiguration.class, TransactionAutoConfiguration.class))
			.withPropertyValues("tortoise.apps.models.models=io.tortoiseorm.spring.boot.test.shop",
					"tortoise.generate-schemas=true", "tortoise.connections.default=" + url)
			.withBean(service));
	}

	public void run(Isolation isolation, ContextConsumer<AssertableApplicationContext> test) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			isolate(context, isolation);
			try {
				test.accept(context);
			}
			finally {
				context.getBean(DatabaseIsolation.class).after(isolation);
			}
		});
	}

	public static void isolate(ApplicationContext context, Isolation isolation) {
		context.getBean(DatabaseIsolation.class).before(isolation);
	}

}
