package io.tortoiseorm.migrations;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.migrations.cli.MigrationCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands as they are typed, on a database in a file.
 */
class MigrationCommandsTest {

	@TempDir
	private Path folder;

	private String said = "";

	private int run(String models, String... args) {
		List<String> all = new ArrayList<>(List.of("--url", "sqlite:///" + this.folder.resolve("shop.db"), "--models",
				models, "--app", "tracker", "--location", this.folder.resolve("migrations").toString()));
		all.addAll(List.of(args));
		return runOnly(all.toArray(String[]::new));
	}

	private int runOnly(String... args) {
		StringWriter out = new StringWriter();
		PrintWriter writer = new PrintWriter(out, true);
		int code = MigrationCommands.execute(null, writer, writer, args);
		this.said = out.toString();
		return code;
	}

	private static String models(Class<?>... types) {
		return String.join(",", List.of(types).stream().map(Class::getName).toList());
	}

	@Test
	void aProjectIsMadeAppliedAndReverted() {
		String first = models(Tracker.V1.Project.class, Tracker.V1.Ticket.class);
		String second = models(Tracker.V1.Project.class, Tracker.V2.Ticket.class);
		assertThat(run(first, "init")).isZero();
		assertThat(this.said).contains("Wrote", "0001_initial.yaml");
		assertThat(run(first, "makemigrations", "--check")).isZero();
		assertThat(this.said).contains("No changes detected");
		assertThat(run(first, "plan")).isZero();
		assertThat(this.said).contains("-- tracker/0001_initial", "CREATE TABLE \"tickets\"");
		assertThat(run(first, "history")).isZero();
		assertThat(this.said).contains("Nothing is applied");
		assertThat(run(first, "migrate")).isZero();
		assertThat(this.said).contains("Applied tracker/0001_initial");
		assertThat(run(second, "makemigrations", "--check")).isEqualTo(1);
		assertThat(this.said).contains("add column priority to tickets");
		assertThat(run(second, "makemigrations", "--name", "Priority of tickets")).isZero();
		assertThat(run(second, "heads")).isZero();
		assertThat(this.said.strip()).isEqualTo("tracker/0002_priority_of_tickets");
		assertThat(run(second, "sqlmigrate", "0002", "--dialect", "postgres")).isZero();
		assertThat(this.said).contains("ALTER TABLE \"tickets\" ADD COLUMN \"priority\" INTEGER DEFAULT 3 NOT NULL;");
		assertThat(run(second, "upgrade")).isZero();
		assertThat(this.said).contains("Applied tracker/0002_priority_of_tickets");
		assertThat(run(second, "downgrade", "0001")).isZero();
		assertThat(this.said).contains("Reverted tracker/0002_priority_of_tickets");
		assertThat(run(second, "fake")).isZero();
		assertThat(run(second, "repair", "tracker/0002", "--forget")).isZero();
		assertThat(run(second, "upgrade", "--dry-run")).isZero();
		assertThat(this.said).contains("INSERT INTO \"tortoise_new_tickets\"");
		assertThat(run(second, "diff")).isEqualTo(1);
		assertThat(this.said.strip()).isEqualTo("Migrations: tracker/0002_priority_of_tickets is not applied");
		assertThat(run(second, "history")).isZero();
		assertThat(this.said).contains("tracker/0001_initial").doesNotContain("0002");
		assertThat(run(second, "resume")).isZero();
		assertThat(this.said).contains("Nothing stopped half-way");
		assertThat(run(second, "lint", "0002", "--dialect", "mysql")).isZero();
		assertThat(this.said).contains("No warnings");
		Path sources = this.folder.resolve("sources");
		assertThat(run(second, "inspectdb", "--package", "com.example.read", "--output", sources.toString())).isZero();
		assertThat(sources.resolve("com/example/read/Ticket.java")).exists();
		assertThat(run(second, "upgrade", "0002")).isZero();
		assertThat(run(second, "sqlmigrate", "0001")).isZero();
		assertThat(this.said).contains("CREATE TABLE \"tickets\"");
		assertThat(run(second, "downgrade", "zero")).isZero();
		assertThat(this.said).contains("Reverted tracker/0001_initial");
		assertThat(run(second, "fake", "0001")).isZero();
		assertThat(this.said).contains("Applied tracker/0001_initial");
	}

	@Test
	void whatIsWrongIsToldWithoutATrace() {
		String models = models(Tracker.V1.Project.class, Tracker.V1.Ticket.class);
		assertThat(run(models, "upgrade", "tracker/0009")).isEqualTo(1);
		assertThat(this.said).contains("There is no migration tracker/0009").doesNotContain("\tat ");
		assertThat(run(models, "makemigrations", "shop")).isEqualTo(1);
		assertThat(this.said).contains("There is no app shop. There are tracker");
		assertThat(run(models, "repair", "tracker/0001")).isEqualTo(2);
		assertThat(this.said).contains("Say one of --applied, --forget and --at");
		assertThat(runOnly("history", "--models", models)).isEqualTo(1);
		assertThat(this.said).contains("This command needs a database: say which by --url or --config");
		assertThat(runOnly("heads")).isEqualTo(1);
		assertThat(this.said).contains("Neither --config nor both --url and --models are given");
	}

	@Test
	void aConfigurationNamesModelsAndConnections() throws IOException {
		Path config = this.folder.resolve("tortoise.yaml");
		Files.writeString(config, """
				connections:
				  default: h2://mem:commands
				apps:
				  tracker:
				    models: [%s, %s]
				""".formatted(Tracker.V1.Project.class.getName(), Tracker.V1.Ticket.class.getName()));
		Path location = this.folder.resolve("elsewhere");
		assertThat(runOnly("--config", config.toString(), "--location", location.toString(), "init")).isZero();
		assertThat(location.resolve("tracker/0001_initial.yaml")).exists();
	}

}
