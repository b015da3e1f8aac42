package io.tortoiseorm.golden;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import io.r2dbc.spi.ConnectionFactories;
import io.tortoiseorm.db.DriverError;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.db.Session;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.db.Transport;
import io.tortoiseorm.db.r2dbc.R2dbcTransport;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * H2 in the mode of another database, for SQL of that database. What the mode does not
 * know is written as H2 has it.
 */
final class CompatibleH2 implements Transport {

	private final R2dbcTransport h2;

	private final UnaryOperator<String> translation;

	private final Map<Integer, Integer> errorCodes;

	private final Set<String> statements = ConcurrentHashMap.newKeySet();

	/**
	 * Creates an empty database.
	 * @param name its name
	 * @param mode H2's name of the mode
	 * @param translation makes a statement one of H2
	 * @param errorCodes the codes of the other database by those of H2
	 */
	CompatibleH2(String name, String mode, UnaryOperator<String> translation, Map<Integer, Integer> errorCodes) {
		this.h2 = new R2dbcTransport(
				ConnectionFactories.get("r2dbc:h2:mem:///" + name
						+ "?options=DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE;MODE=" + mode),
				"H2 as " + mode, false);
		this.translation = translation;
		this.errorCodes = errorCodes;
	}

	/**
	 * All statements that were sent, as the other database would get them.
	 */
	Set<String> statements() {
		return this.statements;
	}

	@Override
	public Mono<Session> acquire() {
		return this.h2.acquire().map(Translating::new);
	}

	@Override
	public Mono<Void> close() {
		return this.h2.acquire()
			.flatMap((session) -> session.script("SHUTDOWN IMMEDIATELY").onErrorComplete().then(session.close()));
	}

	@Override
	public String target() {
		return this.h2.target();
	}

	@Override
	public @Nullable PoolState poolState() {
		return null;
	}

	@Override
	public @Nullable DriverError describe(Throwable error) {
		DriverError found = this.h2.describe(error);
		if (found == null) {
			return null;
		}
		int code = this.errorCodes.getOrDefault(found.vendorCode(), found.vendorCode());
		return new DriverError(found.sqlState(), code, found.message(), found.connectionFailure());
	}

	private final class Translating implements Session {

		private final Session session;

		Translating(Session session) {
			this.session = session;
		}

		private SqlStatement translated(SqlStatement statement) {
			CompatibleH2.this.statements.add(statement.text());
			return new SqlStatement(CompatibleH2.this.translation.apply(statement.text()), statement.binds(),
					statement.generatedKey());
		}

		@Override
		public <T> Mono<List<T>> list(SqlStatement statement, RowMapper<T> mapper) {
			return this.session.list(translated(statement), mapper);
		}

		@Override
		public <T> Flux<T> stream(SqlStatement statement, int fetchSize, RowMapper<T> mapper) {
			return this.session.stream(translated(statement), fetchSize, mapper);
		}

		@Override
		public Mono<Long> update(SqlStatement statement) {
			return this.session.update(translated(statement));
		}

		@Override
		public Mono<Void> script(String sql) {
			CompatibleH2.this.statements.add(sql);
			return this.session.script(CompatibleH2.this.translation.apply(sql));
		}

		@Override
		public Mono<Void> begin(TransactionOptions options) {
			return this.session.begin(options);
		}

		@Override
		public Mono<Void> commit() {
			return this.session.commit();
		}

		@Override
		public Mono<Void> rollback() {
			return this.session.rollback();
		}

		@Override
		public Mono<Void> savepoint(String name) {
			return this.session.savepoint(name);
		}

		@Override
		public Mono<Void> rollbackTo(String name) {
			return this.session.rollbackTo(name);
		}

		@Override
		public Mono<Void> release(String name) {
			return this.session.release(name);
		}

		@Override
		public Mono<Void> close() {
			return this.session.close();
		}

	}

}
