package io.tortoiseorm.r2dbc.sqlite;

import java.lang.ref.Cleaner;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.tortoiseorm.r2dbc.sqlite.Operation.StopReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Opens connections to an SQLite database.
 * <p>
 * Each connection has a thread of its own, on which all native calls run and from which
 * all signals come. SQLite has one writer at a time: a pool of a few connections serves
 * readers beside it, a pool of one is enough for most applications.
 * <p>
 * All connections of a factory for an in-memory database work on the same database. It
 * lives until the factory and the last connection are closed.
 */
public final class SqliteConnectionFactory implements ConnectionFactory, Closeable {

	static final String PRODUCT_NAME = "SQLite";

	private static final Cleaner CLEANER = Cleaner.create();

	private static final int CANNOT_OPEN = 14;

	private final SqliteConnectionConfiguration configuration;

	private final @Nullable MemoryKeeper keeper;

	private final Cleaner.@Nullable Cleanable cleanable;

	private volatile boolean closed;

	private SqliteConnectionFactory(SqliteConnectionConfiguration configuration) {
		this.configuration = configuration;
		this.keeper = configuration.inMemory() ? new MemoryKeeper(configuration.jdbcUrl()) : null;
		this.cleanable = (this.keeper != null) ? CLEANER.register(this, this.keeper) : null;
	}

	/**
	 * Creates a factory. Nothing is opened before a connection is asked for.
	 * @param configuration where the database is and how its connections work
	 * @return the factory
	 */
	public static SqliteConnectionFactory from(SqliteConnectionConfiguration configuration) {
		return new SqliteConnectionFactory(Objects.requireNonNull(configuration, "The configuration must not be null"));
	}

	/**
	 * Opens a connection.
	 * @return a publisher that opens a connection for each subscription and emits it on
	 * the thread of the connection; an error where the database cannot be opened
	 */
	@Override
	public Mono<Connection> create() {
		return Mono.create((sink) -> {
			ConnectionWorker worker = ConnectionWorker.start();
			AtomicReference<@Nullable SqliteConnection> opened = new AtomicReference<>();
			Operation operation = new Operation();
			sink.onCancel(() -> {
				operation.stop(StopReason.CANCELLED);
				worker.execute(() -> closeUnwanted(opened.get()));
			});
			worker.execute(() -> open(worker, operation, opened, sink));
		});
	}

	private static void closeUnwanted(@Nullable SqliteConnection connection) {
		if (connection != null) {
			connection.closeNow();
		}
	}

	private void open(ConnectionWorker worker, Operation operation, AtomicReference<@Nullable SqliteConnection> opened,
			MonoSink<Connection> sink) {
		try {
			if (operation.isStopped()) {
				worker.stop();
				return;
			}
			SqliteConnection connection = openSession(worker, operation);
			opened.set(connection);
			sink.success(connection);
		}
		catch (SQLException ex) {
			worker.stop();
			sink.error(openingFailed(ex, operation));
		}
		catch (RuntimeException | LinkageError ex) {
			worker.stop();
			sink.error(ex);
		}
	}

	private SqliteConnection openSession(ConnectionWorker worker, Operation operation) throws SQLException {
		if (this.closed) {
			throw new R2dbcNonTransientResourceException("The connection factory is closed", "08003");
		}
		if (this.keeper != null) {
			this.keeper.open();
		}
		Session session = Session.open(this.configuration, worker.thread(), operation);
		return new SqliteConnection(worker, session, this.configuration);
	}

	private R2dbcException openingFailed(SQLException failure, Operation operation) {
		R2dbcException translated = SqliteErrors.translate(failure, null, operation);
		if ((translated.getErrorCode() & 0xFF) != CANNOT_OPEN) {
			return translated;
		}
		return new R2dbcNonTransientResourceException(translated.getMessage() + ": " + this.configuration.description(),
				translated.getSqlState(), translated.getErrorCode(), failure);
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return () -> PRODUCT_NAME;
	}

	/**
	 * Closes the factory: it opens no more connections and gives up its hold on an
	 * in-memory database. Connections that are open stay open.
	 * @return a publisher that closes the factory and completes
	 */
	@Override
	public Mono<Void> close() {
		return Mono.fromRunnable(() -> {
			this.closed = true;
			if (this.cleanable != null) {
				this.cleanable.clean();
			}
		}).subscribeOn(Schedulers.boundedElastic()).then();
	}

	@Override
	public String toString() {
		return "SqliteConnectionFactory[" + this.configuration.description() + "]";
	}

}
