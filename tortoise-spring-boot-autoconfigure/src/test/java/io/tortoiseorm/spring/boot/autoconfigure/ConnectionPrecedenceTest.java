package io.tortoiseorm.spring.boot.autoconfigure;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the default connection comes from when there are several places: the table of the
 * documentation, row by row.
 */
class ConnectionPrecedenceTest {

	@ParameterizedTest
	@EnumSource
	void aSourcePrecedesAllBelowIt(Source source) {
		ApplicationContextRunner runner = TestApplication.runner();
		for (Source below : Source.values()) {
			if (below.ordinal() >= source.ordinal()) {
				runner = below.add(runner);
			}
		}
		runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Tortoise.class).database("default").target()).contains(source.target);
			assertThat(Author.objects.count().block()).isZero();
		});
	}

	@Test
	void detailsWithoutConfigurationStandBackBehindTheApplicationsOwnBean() {
		Source.OWN_BEAN.add(Source.TORTOISE_DETAILS.add(TestApplication.runner()))
			.run((context) -> assertThat(context.getBean(ConnectionFactory.class))
				.isNotInstanceOf(TortoiseConnectionFactory.class));
	}

	@Test
	void anOwnBeanBesideConfiguredOnesIsLeftToTheApplication() {
		Source.OWN_BEAN.add(Source.PROPERTIES.add(TestApplication.runner())).run((context) -> {
			assertThat(context.getBeansOfType(ConnectionFactory.class)).containsOnlyKeys("own",
					"defaultConnectionFactory");
			assertThat(context.getBean(Tortoise.class).database("default").target()).isEqualTo("mem:properties");
		});
	}

	private static ConnectionFactoryOptions h2(String name) {
		return ConnectionFactoryOptions.parse("r2dbc:h2:mem:///" + name + "?options=DB_CLOSE_DELAY=-1");
	}

	/**
	 * A row of the table.
	 */
	enum Source {

		TORTOISE_DETAILS("tortoise-details") {
			@Override
			ApplicationContextRunner add(ApplicationContextRunner runner) {
				return runner.withBean("tortoiseDetails", TortoiseConnectionDetails.class, () -> () -> h2(this.target));
			}
		},

		R2DBC_DETAILS("r2dbc-details") {
			@Override
			ApplicationContextRunner add(ApplicationContextRunner runner) {
				return runner.withBean("containerDetails", R2dbcConnectionDetails.class, () -> () -> h2(this.target));
			}
		},

		PROPERTIES("properties") {
			@Override
			ApplicationContextRunner add(ApplicationContextRunner runner) {
				return runner.withPropertyValues("tortoise.connections.default=h2://mem:" + this.target);
			}
		},

		OWN_BEAN("H2") {
			@Override
			ApplicationContextRunner add(ApplicationContextRunner runner) {
				return runner.withBean("own", ConnectionFactory.class, () -> ConnectionFactories.get(h2("own")));
			}
		},

		SPRING_PROPERTIES("spring-properties") {
			@Override
			ApplicationContextRunner add(ApplicationContextRunner runner) {
				return runner.withPropertyValues(
						"spring.r2dbc.url=r2dbc:h2:mem:///" + this.target + "?options=DB_CLOSE_DELAY=-1");
			}
		},

		EMBEDDED("") {
			@Override
			ApplicationContextRunner add(ApplicationContextRunner runner) {
				return runner;
			}
		};

		final String target;

		Source(String target) {
			this.target = target;
		}

		abstract ApplicationContextRunner add(ApplicationContextRunner runner);

	}

}
