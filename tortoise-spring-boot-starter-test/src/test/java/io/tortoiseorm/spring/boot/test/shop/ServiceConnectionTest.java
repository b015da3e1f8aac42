package io.tortoiseorm.spring.boot.test.shop;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.test.Isolation;
import io.tortoiseorm.spring.boot.test.TortoiseTest;
import org.junit.jupiter.api.Test;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests on a database in a container, which stands for one here.
 */
@TortoiseTest(isolation = Isolation.NONE,
		properties = { "tortoise.fail-fast=false", "tortoise.connections.archive=h2://mem:ServiceConnectionTest" })
@DirtiesContext
class ServiceConnectionTest {

	@Autowired
	private Tortoise tortoise;

	@Test
	void aContainerIsTheDefaultConnection() {
		assertThat(this.tortoise.database("default").target()).isEqualTo("container.invalid:15432/shop");
	}

	@Test
	void otherConnectionsAreWhatTheyAre() {
		assertThat(this.tortoise.database("archive").target()).isEqualTo("mem:ServiceConnectionTest");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Containers {

		@Bean
		@ServiceConnection
		PostgreSQLContainer postgres() {
			return new Stand().withDatabaseName("shop");
		}

	}

	private static final class Stand extends PostgreSQLContainer {

		Stand() {
			super("postgres:18");
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public String getHost() {
			return "container.invalid";
		}

		@Override
		public Integer getMappedPort(int originalPort) {
			return 15432;
		}

	}

}
