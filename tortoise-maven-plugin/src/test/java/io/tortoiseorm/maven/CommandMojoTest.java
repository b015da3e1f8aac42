package io.tortoiseorm.maven;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Goals as Maven runs them, on a project whose class path is that of this test.
 */
class CommandMojoTest {

	private static final String TRACKER = "io.tortoiseorm.migrations.Tracker$";

	@TempDir
	private Path folder;

	private final List<String> said = new ArrayList<>();

	private void run(CommandMojo mojo, String... models) throws Exception {
		mojo.classpath = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
		mojo.models = List.of(models);
		mojo.app = "tracker";
		mojo.location = this.folder.resolve("migrations").toFile();
		this.said.clear();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		mojo.out = new PrintStream(out, true, StandardCharsets.UTF_8);
		mojo.setLog(new SystemStreamLog() {

			@Override
			public void info(CharSequence content) {
				throw new AssertionError("A quiet Maven would hide " + content);
			}

			@Override
			public void error(CharSequence content) {
				CommandMojoTest.this.said.add("failed: " + content);
			}

		});
		try {
			mojo.execute();
		}
		finally {
			out.toString(StandardCharsets.UTF_8).lines().forEach(this.said::add);
		}
	}

	private String url() {
		return "sqlite:///" + this.folder.resolve("tracker.db");
	}

	@Test
	void aProjectIsMigrated() throws Exception {
		String[] first = { TRACKER + "V1$Project", TRACKER + "V1$Ticket" };
		String[] second = { TRACKER + "V1$Project", TRACKER + "V2$Ticket" };
		run(new MakeMigrationsMojo(), first);
		assertThat(this.said).singleElement().asString().startsWith("Wrote").endsWith("0001_initial.yaml");
		MigrateMojo migrate = new MigrateMojo();
		migrate.url = url();
		run(migrate, first);
		assertThat(this.said).containsExactly("Applied tracker/0001_initial");
		MakeMigrationsMojo check = new MakeMigrationsMojo();
		check.check = true;
		assertThatExceptionOfType(MojoFailureException.class).isThrownBy(() -> run(check, second))
			.withMessageContaining("makemigrations ended with 1");
		assertThat(this.said).contains("  add column priority to tickets");
		MakeMigrationsMojo named = new MakeMigrationsMojo();
		named.name = "Priorities";
		run(named, second);
		SqlMigrateMojo sql = new SqlMigrateMojo();
		sql.migration = "0002";
		sql.dialect = "postgres";
		run(sql, second);
		assertThat(this.said).anyMatch((line) -> line.startsWith("ALTER TABLE \"tickets\" ADD COLUMN"));
		DowngradeMojo downgrade = new DowngradeMojo();
		downgrade.url = url();
		downgrade.target = "tracker/zero";
		run(downgrade, second);
		assertThat(this.said).containsExactly("Reverted tracker/0001_initial");
	}

	private void runOnDatabase(CommandMojo mojo, String... expected) throws Exception {
		mojo.url = url();
		run(mojo, TRACKER + "V1$Project", TRACKER + "V1$Ticket");
		assertThat(String.join("\n", this.said)).contains(expected);
	}

	@Test
	void aDatabaseIsLookedAtAndCorrected() throws Exception {
		runOnDatabase(new InitMojo(), "0001_initial.yaml");
		runOnDatabase(new HeadsMojo(), "tracker/0001_initial");
		runOnDatabase(new PlanMojo(), "-- tracker/0001_initial", "CREATE TABLE \"tickets\"");
		runOnDatabase(new UpgradeMojo(), "Applied tracker/0001_initial");
		runOnDatabase(new HistoryMojo(), "tracker/0001_initial");
		runOnDatabase(new DiffMojo(), "No differences");
		LintMojo lint = new LintMojo();
		lint.dialect = "postgres";
		runOnDatabase(lint, "No warnings");
		runOnDatabase(new ResumeMojo(), "Nothing stopped half-way");
		RepairMojo repair = new RepairMojo();
		repair.migration = "0001";
		repair.forget = true;
		runOnDatabase(repair, "Noted");
		FakeMojo fake = new FakeMojo();
		fake.target = "0001";
		runOnDatabase(fake, "Applied tracker/0001_initial");
		InspectDbMojo inspect = new InspectDbMojo();
		inspect.targetPackage = "com.example.read";
		inspect.output = this.folder.resolve("sources").toFile();
		runOnDatabase(inspect, "Wrote models to");
		assertThat(this.folder.resolve("sources/com/example/read/Ticket.java")).content()
			.contains("class Ticket extends Model<Ticket>");
	}

	@Test
	void aGoalWithoutADatabaseSaysSo() {
		assertThatExceptionOfType(MojoFailureException.class)
			.isThrownBy(() -> run(new HistoryMojo(), TRACKER + "V1$Project", TRACKER + "V1$Ticket"));
		assertThat(this.said).anyMatch((line) -> line.contains("--url"));
	}

	@Test
	void thereIsAGoalForEachCommand() throws IOException {
		try (InputStream stream = Objects
			.requireNonNull(getClass().getResourceAsStream("/META-INF/maven/plugin.xml"))) {
			String descriptor = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			assertThat(descriptor).contains("<goalPrefix>tortoise</goalPrefix>");
			assertThat(Pattern.compile("<goal>(\\w+)</goal>").matcher(descriptor).results())
				.map((match) -> match.group(1))
				.containsExactlyInAnyOrder("diff", "downgrade", "fake", "heads", "history", "init", "inspectdb", "lint",
						"makemigrations", "migrate", "plan", "repair", "resume", "sqlmigrate", "upgrade");
		}
	}

}
