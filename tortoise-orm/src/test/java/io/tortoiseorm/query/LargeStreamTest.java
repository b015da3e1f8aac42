package io.tortoiseorm.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.FloatField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table that is far larger than the heap, streamed by a JVM of its own.
 */
@DatabaseTest(only = TestDatabaseKind.POSTGRES)
class LargeStreamTest {

	private static final int ROWS = 1_000_000;

	private static final String HEAP = "-Xmx64m";

	@Test
	void aMillionRowsGoThroughAHeapOf64Megabytes(TestDatabase database, @TempDir Path folder)
			throws IOException, InterruptedException {
		try (TestOrm orm = TestOrm.withModels(database, Measurement.class)) {
			orm.await(orm.database()
				.execute("INSERT INTO measurements (id, label, reading) SELECT n, REPEAT('x', 80) || n, n / 2.0 "
						+ "FROM GENERATE_SERIES(1, " + ROWS + ") AS n"));
		}
		Path output = folder.resolve("output.txt");
		ProcessBuilder reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				HEAP, Reader.class.getName(), database.url())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		reader.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		Process process = reader.start();
		try {
			assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(Files.readString(output)).contains("read " + ROWS + " rows, the keys add up to 500000500000");
		assertThat(process.exitValue()).isZero();
	}

	/**
	 * What runs in the small JVM.
	 */
	static final class Reader {

		private Reader() {
		}

		/**
		 * Streams all rows and tells how many there were.
		 * @param arguments the URL of the database
		 */
		public static void main(String[] arguments) {
			Tortoise tortoise = Tortoise
				.init(TortoiseConfig.builder()
					.connection("default", arguments[0])
					.app("models", (app) -> app.models(Measurement.class))
					.build())
				.block(Duration.ofMinutes(1));
			long[] totals = Measurement.objects.filter("reading__gte", 0)
				.orderBy("id")
				.stream(1_000)
				.reduce(new long[2], (sums, row) -> {
					sums[0]++;
					sums[1] += (row.id != null && row.label.length() > 80) ? row.id : 0;
					return sums;
				})
				.contextWrite(tortoise.context())
				.block(Duration.ofMinutes(4));
			tortoise.close().block(Duration.ofMinutes(1));
			System.out.println("read " + totals[0] + " rows, the keys add up to " + totals[1]);
		}

	}

	/**
	 * One of a lot of rows.
	 */
	@Table(name = "measurements")
	public static class Measurement extends Model<Measurement> {

		static final Manager<Measurement> objects = Manager.of(Measurement.class);

		@IntField(primaryKey = true)
		@Nullable Integer id;

		@CharField(maxLength = 100)
		String label = "";

		@FloatField
		double reading;

	}

}
