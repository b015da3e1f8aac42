package io.tortoiseorm.spring.boot.test.context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.spring.boot.autoconfigure.ConnectionPoolDecorator;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * All connections of an application under test, which can be put into one transaction
 * each.
 */
class TestConnections implements ConnectionPoolDecorator, BeanPostProcessor {

	private final List<TestConnectionFactory> factories = new CopyOnWriteArrayList<>();

	@Override
	public ConnectionFactory decorate(String name, ConnectionFactory pool) {
		return add(pool);
	}

	/**
	 * Wraps connection factories that are not made of the ORM's own configuration.
	 */
	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		boolean foreign = bean instanceof ConnectionFactory && !(bean instanceof TortoiseConnectionFactory);
		return foreign ? add((ConnectionFactory) bean) : bean;
	}

	private TestConnectionFactory add(ConnectionFactory factory) {
		TestConnectionFactory added = new TestConnectionFactory(factory);
		this.factories.add(added);
		return added;
	}

	/**
	 * Puts each connection into a transaction.
	 * @return completes when all have begun
	 */
	Mono<Void> begin() {
		return Flux.fromIterable(this.factories).concatMap(TestConnectionFactory::begin).then();
	}

	/**
	 * Rolls back all transactions.
	 * @return completes when all are rolled back
	 */
	Mono<Void> rollback() {
		return Flux.fromIterable(this.factories).concatMapDelayError(TestConnectionFactory::rollback).then();
	}

}
