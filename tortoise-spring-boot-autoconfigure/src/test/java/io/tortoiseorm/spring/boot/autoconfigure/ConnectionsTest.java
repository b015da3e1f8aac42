package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.List;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.tortoiseorm.Router;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.library.Book;
import io.tortoiseorm.spring.boot.autoconfigure.transaction.TortoiseTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which connections an application has, from which source, and as which beans.
 */
class ConnectionsTest {

	private final ApplicationContextRunner runner = TestApplication.runner();

	private static String target(Tortoise tortoise) {
		return tortoise.database("default").target();
	}

	@Test
	void eachConfiguredConnectionIsAPoolAndATransactionManager() {
		this.runner
			.withPropertyValues("tortoise.connections.default=h2://mem:a?maxsize=3",
					"tortoise.connections.other=h2://mem:b")
			.run((context) -> {
				assertThat(context.getBeanNamesForType(ConnectionFactory.class))
					.containsExactlyInAnyOrder("defaultConnectionFactory", "otherConnectionFactory");
				assertThat(context.getBeanNamesForType(ReactiveTransactionManager.class))
					.containsExactlyInAnyOrder("defaultTransactionManager", "otherTransactionManager");
				TortoiseConnectionFactory factory = context.getBean(TortoiseConnectionFactory.class);
				assertThat(factory.getName()).isEqualTo("default");
				assertThat(context.getBean(TortoiseTransactionManager.class).getConnectionFactory()).isSameAs(factory);
				Database database = context.getBean(Tortoise.class).database("default");
				assertThat(database.poolState()).isNotNull();
				assertThat(database.poolState().max()).isEqualTo(3);
				assertThat(context.getBean(Tortoise.class).database("other").target()).isEqualTo("mem:b");
			});
	}

	@Test
	void theOnlyConnectionIsTheDefaultWhateverItsName() {
		this.runner.withPropertyValues("tortoise.connections.shop=" + TestApplication.h2()).run((context) -> {
			assertThat(context).hasSingleBean(TransactionalOperator.class);
			Author.objects.create("name", "Ursula").block();
			assertThat(Transactions.inTransaction(() -> Author.objects.count()).block()).isEqualTo(1);
		});
	}

	@Test
	void unqualifiedTransactionsAreThoseOfTheDefault() {
		this.runner
			.withPropertyValues("tortoise.connections.other=" + TestApplication.h2(),
					"tortoise.connections.default=" + TestApplication.h2())
			.run((context) -> {
				Mono<Object> work = context.getBean(TransactionalOperator.class).execute((status) -> {
					status.setRollbackOnly();
					return Author.objects.create("name", "Ursula");
				}).then(Mono.empty());
				work.block();
				assertThat(Author.objects.count().block()).isZero();
			});
	}

	@Test
	void transactionsOfSeveralConnectionsAreIndependent() {
		this.runner
			.withPropertyValues("tortoise.connections.default=" + TestApplication.h2(),
					"tortoise.connections.other=" + TestApplication.h2(),
					"tortoise.apps.models.models=" + Author.class.getName(),
					"tortoise.apps.others.models=" + Elsewhere.class.getName(),
					"tortoise.apps.others.default-connection=other")
			.run((context) -> {
				TransactionalOperator other = TransactionalOperator
					.create(context.getBean("otherTransactionManager", ReactiveTransactionManager.class));
				Mono<?> work = context.getBean(TransactionalOperator.class).execute((outer) -> {
					outer.setRollbackOnly();
					return Author.objects.create("name", "Ursula")
						.then(other.transactional(Elsewhere.objects.create("name", "kept")))
						.then(Transactions.inTransaction("other",
								(own) -> Elsewhere.objects.create("name", "kept too")));
				}).then();
				work.block();
				assertThat(Author.objects.count().block()).isZero();
				assertThat(Elsewhere.objects.all().valuesListFlat("name").list().block())
					.containsExactlyInAnyOrder("kept", "kept too");
				TestApplication.assertThatNothingIsInUse(context.getBean(Tortoise.class));
			});
	}

	@Test
	void springsOwnConnectionIsTheDefaultWhenNoneIsConfigured() {
		this.runner.withPropertyValues("spring.r2dbc.url=r2dbc:h2:mem:///boots?options=DB_CLOSE_DELAY=-1")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(TortoiseConnectionFactory.class);
				assertThat(target(context.getBean(Tortoise.class))).isEqualTo("boots");
				assertThat(context.getBean(Tortoise.class).database("default").poolState()).isNotNull();
				Author.objects.create("name", "Ursula").block();
				Mono<?> undone = context.getBean(TransactionalOperator.class).execute((status) -> {
					status.setRollbackOnly();
					return Author.objects.create("name", "Nobody");
				}).then();
				undone.block();
				assertThat(Author.objects.count().block()).isEqualTo(1);
			});
	}

	@Test
	void anEmbeddedDatabaseIsTheDefaultWhenNothingIsConfigured() {
		this.runner.run((context) -> {
			Author.objects.create("name", "Ursula").block();
			assertThat(Author.objects.count().block()).isEqualTo(1);
			assertThat(context.getBean(Tortoise.class).database("default").dialect().name()).isEqualTo("h2");
		});
	}

	@Test
	void theApplicationsOwnConnectionFactoryIsTheDefault() {
		this.runner.withUserConfiguration(OwnConnectionFactory.class).run((context) -> {
			assertThat(context).hasSingleBean(ConnectionFactory.class);
			assertThat(context.getBean(TortoiseTransactionManager.class).getConnectionFactory())
				.isSameAs(context.getBean("own"));
			Author.objects.create("name", "Ursula").block();
			assertThat(Author.objects.count().block()).isEqualTo(1);
		});
	}

	@Test
	void configuredConnectionsPrecedeThoseOfSpring() {
		this.runner
			.withPropertyValues("spring.r2dbc.url=r2dbc:h2:mem:///boots", "tortoise.connections.default=h2://mem:ours")
			.run((context) -> {
				assertThat(context).hasSingleBean(ConnectionFactory.class);
				assertThat(target(context.getBean(Tortoise.class))).isEqualTo("mem:ours");
			});
	}

	@Test
	void detailsPrecedeTheConfigurationAndKeepItsPool() {
		this.runner.withBean(R2dbcConnectionDetails.class, () -> () -> h2("details-only"))
			.withPropertyValues("tortoise.connections.default=postgres://u:p@nowhere:1/d?maxsize=4")
			.run((context) -> {
				assertThat(target(context.getBean(Tortoise.class))).isEqualTo("details-only");
				assertThat(context.getBean(Tortoise.class).database("default").poolState().max()).isEqualTo(4);
				Author.objects.create("name", "Ursula").block();
			});
	}

	@Test
	void detailsForAConnectionPrecedeThoseForAny() {
		this.runner.withBean(R2dbcConnectionDetails.class, () -> () -> h2("any"))
			.withBean("first", TortoiseConnectionDetails.class, () -> () -> h2("own"))
			.withBean("second", TortoiseConnectionDetails.class, OtherDetails::new)
			.withPropertyValues("tortoise.connections.default=h2://mem:configured", "tortoise.connections.other=")
			.run((context) -> {
				assertThat(target(context.getBean(Tortoise.class))).isEqualTo("own");
				assertThat(context.getBean(Tortoise.class).database("other").target()).isEqualTo("other");
			});
	}

	@Test
	void detailsAloneMakeTheDefault() {
		this.runner.withBean(TortoiseConnectionDetails.class, () -> () -> h2("own-details")).run((context) -> {
			assertThat(context.getBean(TortoiseConnectionFactory.class).getTarget()).isEqualTo("own-details");
			Author.objects.create("name", "Ursula").block();
			assertThat(context).hasSingleBean(TransactionalOperator.class);
		});
	}

	@Test
	void customizersAndDecoratorsOfSpringApplyBelowThePool() {
		this.runner
			.withBean(ConnectionFactoryOptionsBuilderCustomizer.class,
					() -> (options) -> options.option(Option.valueOf("options"), "DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=77"))
			.withBean(ConnectionFactoryDecorator.class, () -> Decorated::new)
			.withPropertyValues("tortoise.connections.default=" + TestApplication.h2())
			.run((context) -> {
				Decorated.created = 0;
				Flux.range(0, 5).concatMap((number) -> Author.objects.count()).blockLast();
				assertThat(Decorated.created).isLessThanOrEqualTo(1);
				TortoiseConnectionFactory factory = context.getBean(TortoiseConnectionFactory.class);
				assertThat(OptionsCapableConnectionFactory.unwrapFrom(factory)
					.getOptions()
					.getValue(Option.valueOf("options"))).isEqualTo("DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=77");
			});
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void slowStatementsAreLoggedFromTheConfiguredTimeOn(CapturedOutput output) {
		String url = "tortoise.connections.default=" + TestApplication.h2() + "?slow_query_threshold=";
		this.runner.withPropertyValues(url + "1h").run((context) -> Author.objects.count().block());
		assertThat(output).doesNotContain("Slow statement");
		this.runner.withPropertyValues(url + "0ms").run((context) -> Author.objects.count().block());
		assertThat(output).contains("Slow statement");
	}

	@Test
	void routersAreBeansAndConfiguredClasses() {
		this.runner
			.withPropertyValues("tortoise.connections.default=" + TestApplication.h2(),
					"tortoise.connections.other=" + TestApplication.h2(),
					"tortoise.routers=" + AuthorsElsewhere.class.getName())
			.withBean(BooksElsewhere.class)
			.run((context) -> {
				Tortoise tortoise = context.getBean(Tortoise.class);
				assertThat(tortoise.database(tortoise.registry().get(Author.class), true, null).name())
					.isEqualTo("other");
				assertThat(tortoise.database(tortoise.registry().get(Author.class), false, null).name())
					.isEqualTo("default");
				assertThat(tortoise.database(tortoise.registry().get(Book.class), false, null).name())
					.isEqualTo("other");
			});
	}

	@Test
	void readsFollowWritesForTheConfiguredTime() {
		this.runner
			.withPropertyValues("tortoise.connections.default=" + TestApplication.h2(),
					"tortoise.connections.other=" + TestApplication.h2(),
					"tortoise.routers=" + AuthorsElsewhere.class.getName(), "tortoise.sticky-reads=3600")
			.run((context) -> {
				context.getBean(Tortoise.class)
					.database("other")
					.script("CREATE TABLE authors (id INT GENERATED BY DEFAULT AS IDENTITY, name VARCHAR(100))")
					.block();
				assertThat(Author.objects.count().block()).isZero();
				Author.objects.bulkCreate(List.of(Author.named("Ursula"))).block();
				assertThat(Author.objects.count().block()).isEqualTo(1);
			});
	}

	@Test
	void nothingIsSetUpWhenDisabled() {
		this.runner
			.withPropertyValues("tortoise.enabled=false", "tortoise.connections.default=" + TestApplication.h2(),
					"spring.r2dbc.url=r2dbc:h2:mem:///boots")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(Tortoise.class).doesNotHaveBean(TortoiseConnectionFactory.class);
				assertThat(context).hasSingleBean(ConnectionFactory.class);
			});
	}

	@Test
	void theApplicationsOwnTransactionManagerReplacesOurs() {
		this.runner.withPropertyValues("tortoise.connections.default=" + TestApplication.h2())
			.withUserConfiguration(OwnTransactionManager.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(ReactiveTransactionManager.class);
				Mono<?> undone = context.getBean(TransactionalOperator.class).execute((status) -> {
					status.setRollbackOnly();
					return Author.objects.create("name", "Nobody");
				}).then();
				undone.block();
				assertThat(Author.objects.count().block()).isZero();
			});
	}

	private static ConnectionFactoryOptions h2(String name) {
		return ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, "h2")
			.option(ConnectionFactoryOptions.PROTOCOL, "mem")
			.option(ConnectionFactoryOptions.DATABASE, name)
			.build();
	}

	private static final class OtherDetails implements TortoiseConnectionDetails {

		@Override
		public String getConnectionName() {
			return "other";
		}

		@Override
		public ConnectionFactoryOptions getConnectionFactoryOptions() {
			return h2("other");
		}

	}

	static class AuthorsElsewhere implements Router {

		@Override
		public @Nullable String dbForWrite(Class<?> model) {
			return (model == Author.class) ? "other" : null;
		}

	}

	static class BooksElsewhere implements Router {

		@Override
		public @Nullable String dbForRead(Class<?> model) {
			return (model == Book.class) ? "other" : null;
		}

	}

	private static final class Decorated extends DelegatingConnectionFactory {

		private static volatile int created;

		Decorated(ConnectionFactory delegate) {
			super(delegate);
		}

		@Override
		public Mono<? extends Connection> create() {
			created++;
			return super.create();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConnectionFactory {

		@Bean
		ConnectionFactory own() {
			return ConnectionFactories.get("r2dbc:h2:mem:///own?options=DB_CLOSE_DELAY=-1");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTransactionManager {

		@Bean
		R2dbcTransactionManager transactionManager(ConnectionFactory connectionFactory) {
			return new R2dbcTransactionManager(connectionFactory);
		}

	}

}
