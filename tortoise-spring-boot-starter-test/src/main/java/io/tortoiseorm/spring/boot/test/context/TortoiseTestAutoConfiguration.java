package io.tortoiseorm.spring.boot.test.context;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What tests add to an application: their grip on its connections, and the recording of
 * its statements.
 */
@AutoConfiguration(before = TortoiseAutoConfiguration.class)
public final class TortoiseTestAutoConfiguration {

	@Bean
	static TestConnections tortoiseTestConnections() {
		return new TestConnections();
	}

	@Bean
	StatementRecorder tortoiseStatementRecorder() {
		return new StatementRecorder();
	}

	@Bean
	DatabaseIsolation tortoiseDatabaseIsolation(TestConnections connections, ObjectProvider<Tortoise> tortoise) {
		return new DatabaseIsolation(connections, tortoise);
	}

}
