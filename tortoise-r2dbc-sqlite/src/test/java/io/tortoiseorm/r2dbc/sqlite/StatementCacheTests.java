package io.tortoiseorm.r2dbc.sqlite;

import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

import static org.assertj.core.api.Assertions.assertThat;

class StatementCacheTests {

	private SQLiteConnection connection;

	@BeforeEach
	void open() throws SQLException {
		this.connection = (SQLiteConnection) DriverManager.getConnection("jdbc:sqlite::memory:");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	@Test
	void keepsAStatementForItsNextExecution() throws SQLException {
		StatementCache cache = new StatementCache(this.connection, 2);
		NativeStatement statement = cache.take("SELECT 1");
		assertThat(statement.execute(new Object[0])).isTrue();
		cache.giveBack(statement);
		assertThat(cache.take("SELECT 1")).isSameAs(statement);
		assertThat(statement.execute(new Object[0])).isTrue();
		assertThat(statement.longValue(0)).isOne();
	}

	@Test
	void preparesAnotherWhileOneIsInUse() throws SQLException {
		StatementCache cache = new StatementCache(this.connection, 2);
		NativeStatement first = cache.take("SELECT 1");
		NativeStatement second = cache.take("SELECT 1");
		assertThat(second).isNotSameAs(first);
		cache.giveBack(first);
		cache.giveBack(second);
		assertThat(cache.size()).isOne();
		assertThat(first.isClosed()).isTrue();
		assertThat(second.isClosed()).isFalse();
	}

	@Test
	void closesTheLeastRecentlyUsed() throws SQLException {
		StatementCache cache = new StatementCache(this.connection, 2);
		NativeStatement one = cache.take("SELECT 1");
		cache.giveBack(one);
		NativeStatement two = cache.take("SELECT 2");
		cache.giveBack(two);
		cache.giveBack(cache.take("SELECT 1"));
		cache.giveBack(cache.take("SELECT 3"));
		assertThat(cache.size()).isEqualTo(2);
		assertThat(two.isClosed()).isTrue();
		assertThat(one.isClosed()).isFalse();
	}

	@Test
	void keepsNothingWithoutCapacity() throws SQLException {
		StatementCache cache = new StatementCache(this.connection, 0);
		NativeStatement statement = cache.take("SELECT 1");
		cache.giveBack(statement);
		assertThat(cache.size()).isZero();
		assertThat(statement.isClosed()).isTrue();
	}

}
