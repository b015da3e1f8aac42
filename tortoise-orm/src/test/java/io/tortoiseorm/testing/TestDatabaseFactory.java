package io.tortoiseorm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

import io.r2dbc.spi.ConnectionFactories;
import io.tortoiseorm.testing.server.DatabaseServer;
import io.tortoiseorm.testing.server.ServerKind;
import io.tortoiseorm.testing.server.TestServers;

/**
 * Creates and drops empty databases of one kind.
 */
abstract class TestDatabaseFactory {

	abstract TestDatabase create();

	static TestDatabaseFactory of(TestDatabaseKind kind) {
		return switch (kind) {
			case H2 -> new InMemoryH2();
			case SQLITE -> new SqliteFile();
			case POSTGRES -> new OnPostgres(TestServers.get(ServerKind.POSTGRES));
			case MARIADB -> new OnMySqlFamily(kind, TestServers.get(ServerKind.MARIADB));
			case MYSQL -> new OnMySqlFamily(kind, TestServers.get(ServerKind.MYSQL));
		};
	}

	/** Servers may be shared by several builds, so names must differ between them. */
	private static String uniqueName() {
		return "tortoise_" + UUID.randomUUID().toString().replace("-", "");
	}

	private static final class InMemoryH2 extends TestDatabaseFactory {

		@Override
		TestDatabase create() {
			String name = uniqueName();
			String r2dbcUrl = "r2dbc:h2:mem:///" + name + "?options=DB_CLOSE_DELAY=-1";
			Runnable drop = () -> new BlockingSql(ConnectionFactories.get(r2dbcUrl)).execute("SHUTDOWN IMMEDIATELY");
			return new TestDatabase(TestDatabaseKind.H2, name, "h2://mem:" + name, r2dbcUrl, drop);
		}

	}

	private static final class SqliteFile extends TestDatabaseFactory {

		@Override
		TestDatabase create() {
			try {
				Path folder = Files.createTempDirectory("tortoise-sqlite-");
				Path file = folder.resolve("test.sqlite3");
				return new TestDatabase(TestDatabaseKind.SQLITE, file.toString(), "sqlite://" + file,
						"r2dbc:sqlite:///" + file, () -> delete(folder));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static void delete(Path folder) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.toList()) {
					Files.deleteIfExists(file);
				}
				Files.deleteIfExists(folder);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/** A database among others on a server. */
	private abstract static class OnServer extends TestDatabaseFactory {

		private final TestDatabaseKind kind;

		private final DatabaseServer server;

		private final String driver;

		OnServer(TestDatabaseKind kind, DatabaseServer server, String driver) {
			this.kind = kind;
			this.server = server;
			this.driver = driver;
		}

		@Override
		final TestDatabase create() {
			String name = uniqueName();
			BlockingSql admin = new BlockingSql(
					ConnectionFactories.get(url("r2dbc:" + this.driver, this.server.database())));
			create(admin, name);
			return new TestDatabase(this.kind, name, url(this.kind.id(), name), url("r2dbc:" + this.driver, name),
					() -> drop(admin, name));
		}

		abstract void create(BlockingSql admin, String name);

		abstract void drop(BlockingSql admin, String name);

		private String url(String scheme, String database) {
			return scheme + "://" + this.server.authority() + "/" + database;
		}

	}

	private static final class OnPostgres extends OnServer {

		private static final int BUILTIN_LOCALES_SINCE = 170000;

		OnPostgres(DatabaseServer server) {
			super(TestDatabaseKind.POSTGRES, server, "postgresql");
		}

		@Override
		void create(BlockingSql admin, String name) {
			admin.execute("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' " + locale(admin));
		}

		/**
		 * Order by code point, and where the server can, upper and lower case for all of
		 * Unicode.
		 */
		private String locale(BlockingSql admin) {
			Object version = admin.query("SHOW server_version_num").get(0).get("server_version_num");
			return (Integer.parseInt(String.valueOf(version)) >= BUILTIN_LOCALES_SINCE)
					? "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'" : "LOCALE 'C'";
		}

		@Override
		void drop(BlockingSql admin, String name) {
			admin.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
		}

	}

	private static final class OnMySqlFamily extends OnServer {

		OnMySqlFamily(TestDatabaseKind kind, DatabaseServer server) {
			super(kind, server, "mysql");
		}

		@Override
		void create(BlockingSql admin, String name) {
			admin.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
		}

		@Override
		void drop(BlockingSql admin, String name) {
			admin.execute("DROP DATABASE IF EXISTS " + name);
		}

	}

}
