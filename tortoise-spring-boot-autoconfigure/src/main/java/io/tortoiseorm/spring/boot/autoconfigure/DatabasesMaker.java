package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.tortoiseorm.TortoiseBuilder;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.DatabaseBuilder;
import io.tortoiseorm.db.StatementListener;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.spring.boot.autoconfigure.transaction.SpringTransactions;
import io.tortoiseorm.spring.boot.autoconfigure.transaction.TortoiseTransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;

/**
 * Makes what the ORM uses a connection by: its database, which shares the connection and
 * the transactions with the rest of the application.
 */
final class DatabasesMaker {

	private static final Logger log = LoggerFactory.getLogger(DatabasesMaker.class);

	private final ListableBeanFactory beans;

	private final ModelRegistry registry;

	DatabasesMaker(ListableBeanFactory beans, ModelRegistry registry) {
		this.beans = beans;
		this.registry = registry;
	}

	List<Database> make(TortoiseConnections connections) {
		List<Database> databases = new ArrayList<>();
		for (Map.Entry<String, ConnectionFactory> connection : connections.byName().entrySet()) {
			databases.add(make(connection.getKey(), connection.getValue()));
		}
		return databases;
	}

	private Database make(String name, ConnectionFactory factory) {
		DatabaseBuilder builder = R2dbcDatabases.builder(name, factory, target(factory))
			.external(new SpringTransactions(factory, transactionManager(name, factory)))
			.constraintFields(TortoiseBuilder.fieldsOf(this.registry));
		if (factory instanceof TortoiseConnectionFactory own) {
			builder.slowStatements(own.getSlowStatements());
		}
		this.beans.getBeanProvider(StatementListener.class).orderedStream().forEach(builder::listener);
		this.beans.getBeanProvider(DatabaseBuilderCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> customizer.customize(name, builder));
		return builder.build();
	}

	private ReactiveTransactionManager transactionManager(String name, ConnectionFactory factory) {
		for (TortoiseTransactionManager manager : this.beans.getBeanProvider(TortoiseTransactionManager.class)) {
			if (manager.getConnectionFactory() == factory) {
				return manager;
			}
		}
		List<R2dbcTransactionManager> managers = this.beans.getBeanProvider(R2dbcTransactionManager.class)
			.orderedStream()
			.toList();
		for (R2dbcTransactionManager manager : managers) {
			if (manager.getConnectionFactory() == factory) {
				return manager;
			}
		}
		if (!managers.isEmpty()) {
			log.warn(
					"None of the application's own transaction managers is for connection \"{}\": @Transactional does "
							+ "not guard it. Declare a TortoiseTransactionManager for its ConnectionFactory as well.",
					name);
		}
		return new TortoiseTransactionManager(factory, null);
	}

	private static String target(ConnectionFactory factory) {
		if (factory instanceof TortoiseConnectionFactory own) {
			return own.getTarget();
		}
		OptionsCapableConnectionFactory capable = OptionsCapableConnectionFactory.unwrapFrom(factory);
		return (capable != null) ? target(capable.getOptions()) : factory.getMetadata().getName();
	}

	private static String target(ConnectionFactoryOptions options) {
		Object host = options.getValue(ConnectionFactoryOptions.HOST);
		Object port = options.getValue(ConnectionFactoryOptions.PORT);
		Object database = options.getValue(ConnectionFactoryOptions.DATABASE);
		String server = (host != null) ? host + ((port != null) ? ":" + port : "") + "/" : "";
		return server + ((database != null) ? database : "");
	}

}
