package io.tortoiseorm.migrations.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.meta.AppMeta;
import io.tortoiseorm.migrations.AppliedMigration;
import io.tortoiseorm.migrations.Drift;
import io.tortoiseorm.migrations.MakeOptions;
import io.tortoiseorm.migrations.Migration;
import io.tortoiseorm.migrations.Migrations;
import io.tortoiseorm.migrations.PlannedMigration;
import io.tortoiseorm.migrations.Repair;
import io.tortoiseorm.schema.inspectdb.InspectDb;
import io.tortoiseorm.schema.inspectdb.ModelSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;

/**
 * The commands for migrations. Those that end well exit with 0, failures with 1, as does
 * {@code makemigrations --check} when models have changed, and wrong usage with 2.
 */
@Command(name = "tortoise", mixinStandardHelpOptions = true,
		description = "Makes migrations from models, and brings databases to them.")
public final class MigrationCommands {

	private static final String APP = "an app; all when there is none";

	private static final String MIGRATION = "such as shop/0002, or 0002 where there is only one app";

	private static final String TARGET = "an app, or a migration such as shop/0002; all when there is none";

	private static final String NOTHING_TO_NOTE = "Nothing to note";

	@Mixin
	private final ProjectOptions options = new ProjectOptions();

	@Spec
	private @Nullable CommandSpec spec;

	private final @Nullable Project given;

	private @Nullable Project project;

	private MigrationCommands(@Nullable Project given) {
		this.given = given;
	}

	/**
	 * Runs a command and ends the JVM with its exit code.
	 * @param args the command with its options; {@code --help} tells what there is
	 */
	public static void main(String[] args) {
		System.exit(execute(null, new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
	}

	/**
	 * Runs a command.
	 * @param project what it works on, or {@code null} to have options say so
	 * @param out receives what it says
	 * @param err receives what went wrong
	 * @param args the command with its options
	 * @return the exit code
	 */
	public static int execute(@Nullable Project project, PrintWriter out, PrintWriter err, String... args) {
		MigrationCommands commands = new MigrationCommands(project);
		IExecutionExceptionHandler failed = (error, line, parsed) -> {
			Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause()
					: error;
			if (!(cause instanceof TortoiseException)) {
				cause.printStackTrace(line.getErr());
			}
			line.getErr().println(cause.getMessage());
			return 1;
		};
		try {
			return new CommandLine(commands).setOut(out)
				.setErr(err)
				.setExecutionExceptionHandler(failed)
				.setCaseInsensitiveEnumValuesAllowed(true)
				.execute(args);
		}
		finally {
			commands.close();
		}
	}

	private void close() {
		if (this.project != null && this.given == null) {
			await(this.project.databases().close().thenReturn(true));
		}
	}

	private static <T> T await(Mono<T> work) {
		return work.toFuture().join();
	}

	private Project project() {
		if (this.project == null) {
			this.project = (this.given != null) ? this.options.at(this.given) : this.options.project();
		}
		return this.project;
	}

	/** Of a project that has a database. */
	private Project connected() {
		Project found = project();
		ProjectOptions.requireConnection(found);
		return found;
	}

	private Migrations migrations() {
		return connected().migrations();
	}

	private Migrations sources() {
		return project().sources();
	}

	private void say(String text, Object... parts) {
		if (this.spec != null) {
			this.spec.commandLine().getOut().println(text.formatted(parts));
		}
	}

	private int done(Mono<List<PlannedMigration>> work, String nothing) {
		List<PlannedMigration> done = await(work);
		done.forEach((migration) -> say("%s %s", migration.backward() ? "Reverted" : "Applied", migration.key()));
		if (done.isEmpty()) {
			say(nothing);
		}
		return 0;
	}

	@Command(description = "Makes the first migration of each app that has none.")
	int init(@Option(names = "--existing",
			description = "the tables are there already: note the migrations as applied") boolean existing) {
		int code = make(MakeOptions.DEFAULTS.named("initial"));
		return (existing && code == 0) ? done(connected().sources().fake(null), NOTHING_TO_NOTE) : code;
	}

	@Command(description = "Makes migrations of what has changed in the models.")
	int makemigrations(@Parameters(arity = "0..*", paramLabel = "APP", description = APP) @Nullable List<String> apps,
			@Option(names = { "-n", "--name" }, description = "what to call it") @Nullable String name,
			@Option(names = "--empty", description = "make one without operations") boolean empty,
			@Option(names = "--check", description = "write nothing; exit with 1 if something changed") boolean check,
			@Option(names = "--online", description = "apply it without locks that last") boolean online,
			@Option(names = "--merge", description = "join the branches of the apps") boolean merge,
			@Option(names = "--rename", paramLabel = "OLD=NEW",
					description = "what was renamed: User=Account, User.bio=User.about") @Nullable List<String> renames,
			@Option(names = "--allow", paramLabel = "NAME",
					description = "what may lose data: User, User.bio") @Nullable List<String> allowed) {
		List<String> chosen = orNone(apps);
		if (merge) {
			return merge(chosen);
		}
		MakeOptions made = new MakeOptions(chosen, name, empty, orNone(renames), orNone(allowed), online);
		return check ? check(made) : make(made);
	}

	private static List<String> orNone(@Nullable List<String> values) {
		return (values != null) ? values : List.of();
	}

	private int merge(List<String> apps) {
		for (String app : apps.isEmpty() ? project().registry().apps().keySet() : apps) {
			Path file = sources().merge(app);
			say((file != null) ? "Wrote " + file : app + " has one newest migration: nothing to merge");
		}
		return 0;
	}

	private int check(MakeOptions made) {
		List<Migration> changes = sources().changes(made);
		changes.forEach((migration) -> {
			say("%s is missing:", migration.key());
			migration.operations().forEach((operation) -> say("  %s", operation.describe()));
		});
		if (changes.isEmpty()) {
			say("No changes detected");
		}
		return changes.isEmpty() ? 0 : 1;
	}

	private int make(MakeOptions made) {
		List<Path> files = await(sources().makeOrCount(made));
		files.forEach((file) -> say("Wrote %s", file));
		if (files.isEmpty()) {
			say("No changes detected");
		}
		return 0;
	}

	@Command(aliases = "migrate", description = "Applies what is not applied yet.")
	int upgrade(@Parameters(arity = "0..1", paramLabel = "TARGET", description = TARGET) @Nullable String target,
			@Option(names = "--fake", description = "note as applied, run nothing") boolean fake,
			@Option(names = "--dry-run", description = "only show the statements") boolean dryRun) {
		if (dryRun) {
			return plan(target);
		}
		return fake ? fake(target) : done(migrations().upgrade(target), "Nothing to apply");
	}

	@Command(description = "Reverts what came after a migration.")
	int downgrade(@Parameters(paramLabel = "TARGET",
			description = "the migration that stays, such as shop/0002, or shop/zero") String target) {
		return done(migrations().downgrade(target), "Nothing to revert");
	}

	@Command(description = "Notes migrations as applied without running them.")
	int fake(@Parameters(arity = "0..1", paramLabel = "TARGET", description = TARGET) @Nullable String target) {
		return done(migrations().fake(target), NOTHING_TO_NOTE);
	}

	@Command(description = "Shows what upgrade would do.")
	int plan(@Parameters(arity = "0..1", paramLabel = "TARGET", description = TARGET) @Nullable String target) {
		List<PlannedMigration> plan = await(migrations().plan(target));
		for (PlannedMigration migration : plan) {
			say("-- %s", migration.key());
			migration.statements().forEach((statement) -> say("%s;", statement));
		}
		if (plan.isEmpty()) {
			say("Nothing to apply");
		}
		return 0;
	}

	@Command(description = "Shows what models, migrations and databases differ in; exits with 1 if they do.")
	int diff() {
		Drift drift = await(migrations().diff());
		drift.changes().forEach((change) -> say("Models: %s is in no migration", change));
		drift.pending().forEach((key) -> say("Migrations: %s is not applied", key));
		drift.differences().forEach((difference) -> say("Database: %s", difference));
		drift.notCompared().forEach((what) -> say("Not compared: %s", what));
		if (drift.isEmpty()) {
			say("No differences");
		}
		return drift.isEmpty() ? 0 : 1;
	}

	@Command(description = "Shows what is applied.")
	int history() {
		List<AppliedMigration> history = await(migrations().history());
		for (AppliedMigration row : history) {
			boolean whole = row.status() == AppliedMigration.Status.APPLIED;
			say("%s  %s  %s", row.startedAt(), row.key(),
					whole ? row.duration().toMillis() + " ms" : row.status() + " after statement " + row.position());
		}
		if (history.isEmpty()) {
			say("Nothing is applied");
		}
		return 0;
	}

	@Command(description = "Shows the newest migrations.")
	int heads() {
		project().migrations().heads().forEach((key) -> say("%s", key));
		return 0;
	}

	@Command(description = "Shows the statements of a migration.")
	int sqlmigrate(@Parameters(paramLabel = "MIGRATION", description = MIGRATION) String migration,
			@Option(names = "--backward", description = "those that revert it") boolean backward,
			@Option(names = "--dialect",
					description = "postgres, mysql, mariadb, h2 or sqlite; that of the connection otherwise") @Nullable String dialect) {
		Dialect written = (dialect != null) ? Dialects.byName(dialect) : dialectOf(migration);
		project().migrations().sql(migration, backward, written).forEach((statement) -> say("%s;", statement));
		return 0;
	}

	private Dialect dialectOf(String migration) {
		Collection<AppMeta> apps = project().registry().apps().values();
		String app = migration.replaceFirst("/.*", "");
		String connection = apps.stream()
			.filter((known) -> apps.size() == 1 || known.label().equals(app))
			.map(AppMeta::connection)
			.findFirst()
			.orElse("default");
		return await(connected().databases().get(connection).open()).dialect();
	}

	@Command(description = "Warns of operations that lock tables for long.")
	int lint(
			@Parameters(arity = "0..1", paramLabel = "MIGRATION",
					description = MIGRATION + "; all when there is none") @Nullable String migration,
			@Option(names = "--dialect", required = true,
					description = "postgres, mysql, mariadb, h2 or sqlite") String dialect,
			@Option(names = "--strict", description = "exit with 1 if there is a warning") boolean strict) {
		List<String> warnings = project().migrations().lint(migration, Dialects.byName(dialect));
		warnings.forEach((warning) -> say("%s", warning));
		if (warnings.isEmpty()) {
			say("No warnings");
		}
		return (strict && !warnings.isEmpty()) ? 1 : 0;
	}

	@Command(description = "Goes on with migrations that stopped half-way.")
	int resume() {
		return done(migrations().resume(), "Nothing stopped half-way");
	}

	@Command(description = "Corrects what the database says of a migration. Runs nothing.")
	int repair(@Parameters(paramLabel = "MIGRATION", description = MIGRATION) String migration,
			@Option(names = "--applied", description = "it is applied, as its file says now") boolean applied,
			@Option(names = "--forget", description = "nothing of it is there") boolean forget,
			@Option(names = "--at", paramLabel = "N",
					description = "so many of its statements are done; resume goes on after them") @Nullable Integer at) {
		Supplier<Repair> repair = () -> applied ? new Repair.Applied()
				: forget ? new Repair.Forget() : new Repair.At((at != null) ? at : 0);
		if ((applied ? 1 : 0) + (forget ? 1 : 0) + ((at != null) ? 1 : 0) != 1) {
			throw new CommandLine.ParameterException(spec().commandLine(), "Say one of --applied, --forget and --at");
		}
		await(migrations().repair(migration, repair.get()).thenReturn(true));
		say("Noted");
		return 0;
	}

	private CommandSpec spec() {
		if (this.spec == null) {
			throw new IllegalStateException("not run by a command line");
		}
		return this.spec;
	}

	@Command(description = "Writes models from the tables of a database.")
	int inspectdb(
			@Option(names = "--package", required = true, description = "the package of the models") String target,
			@Option(names = "--connection", defaultValue = "default",
					description = "the connection (${DEFAULT-VALUE})") String connection,
			@Option(names = "--output", defaultValue = "src/main/java",
					description = "the folder of sources (${DEFAULT-VALUE})") Path output)
			throws IOException {
		requireSourceWriter();
		ModelSources sources = await(InspectDb.into(target).inspect(connected().databases().get(connection)));
		sources.notes().forEach((note) -> say("%s", note));
		sources.writeTo(output);
		say("Wrote models to %s", output);
		return 0;
	}

	private static void requireSourceWriter() {
		try {
			Class.forName("com.palantir.javapoet.JavaFile");
		}
		catch (ClassNotFoundException ex) {
			throw new ConfigurationError("inspectdb needs com.palantir.javapoet:javapoet on the class path");
		}
	}

}
