package io.tortoiseorm.db;

import java.util.List;

import io.tortoiseorm.sql.SqlStatement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One connection, used by one statement at a time. Everything is cold: nothing is sent
 * before subscription. Errors are the driver's own; {@link Database} translates them.
 */
public interface Session {

	/**
	 * Runs a statement and reads its rows whole. With a
	 * {@linkplain SqlStatement#generatedKey() generated key} each row holds that key at
	 * index 0.
	 * @param statement the statement
	 * @param mapper reads a row
	 * @param <T> what a row becomes
	 * @return the mapped rows, as one mutable list
	 */
	<T> Mono<List<T>> list(SqlStatement statement, RowMapper<T> mapper);

	/**
	 * Runs a statement and emits its rows as they come, with backpressure.
	 * @param statement the statement
	 * @param fetchSize how many rows to fetch at once; 0 leaves it to the driver
	 * @param mapper reads a row
	 * @param <T> what a row becomes
	 * @return the mapped rows
	 */
	<T> Flux<T> stream(SqlStatement statement, int fetchSize, RowMapper<T> mapper);

	/**
	 * Runs a statement that gives no rows.
	 * @param statement the statement
	 * @return how many rows were written
	 */
	Mono<Long> update(SqlStatement statement);

	/**
	 * Runs SQL without bound values, possibly several statements.
	 * @param sql the statements, separated by semicolons
	 * @return completes when all have run
	 */
	Mono<Void> script(String sql);

	/**
	 * Begins a transaction.
	 * @param options isolation, read-only mode and time limit
	 * @return completes when begun
	 */
	Mono<Void> begin(TransactionOptions options);

	/**
	 * Commits.
	 * @return completes when the database has committed
	 */
	Mono<Void> commit();

	/**
	 * Rolls back.
	 * @return completes when the database has rolled back
	 */
	Mono<Void> rollback();

	/**
	 * Sets a savepoint.
	 * @param name a plain identifier
	 * @return completes when set
	 */
	Mono<Void> savepoint(String name);

	/**
	 * Undoes everything since a savepoint.
	 * @param name the savepoint
	 * @return completes when undone
	 */
	Mono<Void> rollbackTo(String name);

	/**
	 * Forgets a savepoint and keeps what was done since.
	 * @param name the savepoint
	 * @return completes when forgotten
	 */
	Mono<Void> release(String name);

	/**
	 * Gives the connection back. A connection that is not usable any more is closed
	 * instead.
	 * @return completes when given back
	 */
	Mono<Void> close();

}
