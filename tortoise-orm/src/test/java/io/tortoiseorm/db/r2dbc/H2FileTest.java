package io.tortoiseorm.db.r2dbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.tortoiseorm.db.r2dbc.TestConnections.PATIENCE;
import static io.tortoiseorm.db.r2dbc.TestConnections.sql;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases of H2 in files, which one process at a time has open.
 */
class H2FileTest {

	@Test
	void theFileIsFreeForOthersOnceTheConnectionsAreClosed(@TempDir Path folder) throws IOException {
		String url = "h2://file:" + folder.resolve("shop");
		Database database = R2dbcDatabases.builder(ConnectionConfig.of("default", url)).build();
		database.update(sql("CREATE TABLE t (id INT)")).block(PATIENCE);
		database.close().block(PATIENCE);
		try (FileChannel file = FileChannel.open(folder.resolve("shop.mv.db"), StandardOpenOption.WRITE);
				FileLock lock = file.tryLock()) {
			assertThat(lock).isNotNull();
		}
	}

}
