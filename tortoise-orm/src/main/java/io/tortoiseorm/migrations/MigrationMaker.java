package io.tortoiseorm.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDiff;
import org.jspecify.annotations.Nullable;

/**
 * Makes migrations of what models and migrations differ in.
 */
final class MigrationMaker {

	private static final int MAX_NAME = 60;

	private final ModelRegistry registry;

	private final MigrationGraph graph;

	MigrationMaker(ModelRegistry registry, MigrationGraph graph) {
		this.registry = registry;
		this.graph = graph;
	}

	/** The new migrations, referring ones after those they refer to. */
	List<Migration> make(MakeOptions options) {
		return make(options, true);
	}

	/** What has changed, whether it is allowed or not. */
	List<String> changes() {
		try {
			return make(MakeOptions.DEFAULTS, false).stream()
				.flatMap((migration) -> migration.operations().stream())
				.map(Operation::describe)
				.toList();
		}
		catch (MigrationError ex) {
			return List.of(String.valueOf(ex.getMessage()));
		}
	}

	private List<Migration> make(MakeOptions options, boolean refusing) {
		Collection<String> apps = options.apps().isEmpty() ? this.registry.apps().keySet() : options.apps();
		apps.forEach(this::requireApp);
		ProjectState from = this.graph.state(this.graph.all());
		ProjectState to = ModelStates.of(this.registry);
		List<Migration> made = new ArrayList<>();
		List<RefusedChanges.Refused> refused = new ArrayList<>();
		Map<String, Set<String>> others = new HashMap<>();
		for (String app : apps) {
			List<Migration> heads = this.graph.heads(app);
			if (heads.size() > 1) {
				throw new MigrationError("The app %s has %d newest migrations, %s: merge them first".formatted(app,
						heads.size(), heads.stream().map(Migration::key).collect(Collectors.joining(" and "))));
			}
			Autodetector detector = new Autodetector(from, to, app, fitting(options.renames(), app, from, apps),
					(table, column) -> ModelStates.initialValue(this.registry, table, column));
			List<Operation> operations = options.empty() ? List.of() : detector.operations();
			detector.hazards()
				.stream()
				.filter((hazard) -> options.allowed().stream().noneMatch(hazard::isAllowedBy))
				.forEach((hazard) -> refused.add(new RefusedChanges.Refused(app, hazard, -1)));
			if (!detector.otherApps().isEmpty()) {
				from = new Step(app, from, operations).after();
				others.put(app, detector.otherApps());
			}
			if (!operations.isEmpty() || options.empty()) {
				made.add(migration(app, options.name(), options.online(), heads, operations));
			}
		}
		if (refusing && !refused.isEmpty()) {
			throw new RefusedChanges(refused);
		}
		return inOrder(made, others);
	}

	/** With several apps, each takes the renames of its own tables. */
	private static List<String> fitting(List<String> renames, String app, ProjectState from, Collection<String> apps) {
		if (apps.size() == 1) {
			return renames;
		}
		return renames.stream().filter((rename) -> {
			String owner = rename.split("[=.]", 2)[0].strip();
			List<TableState> owners = from.tables()
				.stream()
				.filter((table) -> owner.equals(table.model()) || owner.equals(TableNames.text(table.name())))
				.toList();
			return owners.isEmpty() || owners.stream().anyMatch((table) -> table.app().equals(app));
		}).toList();
	}

	private void requireApp(String app) {
		if (!this.registry.apps().containsKey(app)) {
			throw new MigrationError("There is no app %s. There are %s".formatted(app,
					String.join(", ", this.registry.apps().keySet())));
		}
	}

	private Migration migration(String app, @Nullable String name, boolean online, List<Migration> heads,
			List<Operation> operations) {
		Set<String> dependencies = new LinkedHashSet<>();
		heads.forEach((head) -> dependencies.add(head.key()));
		int number = nextNumber(app);
		String text = (name != null) ? name : (number == 1) ? "initial" : describe(operations);
		return new Migration(app, "%04d_%s".formatted(number, slug(text)), List.copyOf(dependencies), operations,
				online);
	}

	/**
	 * Each depends on the newest migrations of the apps that its foreign keys lead to or
	 * whose tables it changes, and on those of other apps that change tables of its own.
	 */
	private List<Migration> inOrder(List<Migration> made, Map<String, Set<String>> others) {
		List<Migration> linked = new ArrayList<>();
		for (Migration migration : made) {
			Set<String> dependencies = new LinkedHashSet<>(migration.dependencies());
			for (String app : referred(migration)) {
				made.stream()
					.filter((other) -> other.app().equals(app))
					.findFirst()
					.ifPresentOrElse((other) -> dependencies.add(other.key()),
							() -> this.graph.heads(app).forEach((head) -> dependencies.add(head.key())));
			}
			others.getOrDefault(migration.app(), Set.of())
				.forEach((app) -> this.graph.heads(app).forEach((head) -> dependencies.add(head.key())));
			made.stream()
				.filter((other) -> others.getOrDefault(other.app(), Set.of()).contains(migration.app()))
				.forEach((other) -> dependencies.add(other.key()));
			dependencies.addAll(changing(migration.app()));
			linked.add(new Migration(migration.app(), migration.name(), List.copyOf(dependencies),
					migration.operations(), migration.online()));
		}
		List<Migration> all = new ArrayList<>(this.graph.all());
		all.addAll(linked);
		MigrationGraph ordered = MigrationGraph.of(all);
		ordered.state(ordered.all());
		return ordered.all().stream().filter(linked::contains).toList();
	}

	/**
	 * Migrations of other apps that change tables of an app, unless its own know them.
	 */
	private Set<String> changing(String app) {
		Set<Migration> known = new HashSet<>();
		this.graph.heads(app).forEach((head) -> known.addAll(this.graph.upTo(head)));
		Set<String> changing = new LinkedHashSet<>();
		ProjectState state = ProjectState.EMPTY;
		for (Migration migration : this.graph.all()) {
			for (Operation operation : migration.operations()) {
				TableRef table = Step.alteredTable(operation);
				TableState altered = (table != null) ? state.find(table) : null;
				if (altered != null && altered.app().equals(app) && !migration.app().equals(app)
						&& !known.contains(migration)) {
					changing.add(migration.key());
				}
				state = operation.apply(state, migration.app());
			}
		}
		return changing;
	}

	private Set<String> referred(Migration migration) {
		ProjectState models = ModelStates.of(this.registry);
		Set<TableRef> targets = new LinkedHashSet<>();
		for (Operation operation : migration.operations()) {
			if (operation instanceof TableOperation.CreateTable create) {
				create.table().foreignKeys().forEach((key) -> targets.add(key.target()));
			}
			else if (operation instanceof ConstraintOperation.Add add
					&& add.definition() instanceof ForeignKeyDefinition key) {
				targets.add(key.target());
			}
		}
		Set<String> apps = new LinkedHashSet<>();
		for (TableRef target : targets) {
			TableState table = models.find(target);
			if (table != null && !table.app().equals(migration.app())) {
				apps.add(table.app());
			}
		}
		return apps;
	}

	/** A migration without operations after all heads, or {@code null} for one head. */
	@Nullable Migration merge(String app) {
		requireApp(app);
		List<Migration> heads = this.graph.heads(app);
		if (heads.size() < 2) {
			return null;
		}
		refuseConflicts(app, heads);
		return new Migration(app, "%04d_merge".formatted(nextNumber(app)), heads.stream().map(Migration::key).toList(),
				List.of());
	}

	/** Branches can be merged if it makes no difference which comes first. */
	private void refuseConflicts(String app, List<Migration> heads) {
		List<Migration> forward = new ArrayList<>();
		heads.forEach((head) -> this.graph.upTo(head)
			.stream()
			.filter((migration) -> !forward.contains(migration))
			.forEach(forward::add));
		List<Migration> other = new ArrayList<>();
		for (int i = heads.size() - 1; i >= 0; i--) {
			this.graph.upTo(heads.get(i))
				.stream()
				.filter((migration) -> !other.contains(migration))
				.forEach(other::add);
		}
		try {
			if (!sameTables(this.graph.state(forward), this.graph.state(other))) {
				throw new MigrationError("They change the same thing");
			}
		}
		catch (MigrationError ex) {
			throw new MigrationError(
					"The branches of app %s, %s, cannot be merged as they are: %s. Change one of them".formatted(app,
							heads.stream().map(Migration::key).collect(Collectors.joining(" and ")), ex.getMessage()),
					ex);
		}
	}

	private static boolean sameTables(ProjectState one, ProjectState other) {
		return one.tables().size() == other.tables().size() && one.tables().stream().allMatch((table) -> {
			TableState same = other.find(table.name());
			return same != null && TableDiff.of(table.table(), same.table()).isEmpty();
		});
	}

	private int nextNumber(String app) {
		return this.graph.all()
			.stream()
			.filter((migration) -> migration.app().equals(app))
			.map((migration) -> migration.name().replaceFirst("^(\\d{1,9}).*$", "$1"))
			.filter((digits) -> digits.matches("\\d+"))
			.mapToInt(Integer::parseInt)
			.max()
			.orElse(0) + 1;
	}

	private static String describe(List<Operation> operations) {
		if (operations.isEmpty()) {
			return "custom";
		}
		String first = operations.get(0).describe();
		return (operations.size() == 1) ? first : first + " and more";
	}

	private static String slug(String text) {
		String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
		return plain.substring(0, Math.min(MAX_NAME, plain.length())).replaceAll("_+$", "");
	}

	/** Writes a file that must not be there yet. */
	static Path write(Path directory, Migration migration) {
		Path folder = directory.resolve(migration.app());
		Path file = folder.resolve(migration.name() + ".yaml");
		try {
			Files.createDirectories(Objects.requireNonNull(folder));
			return Files.writeString(file, MigrationYaml.write(migration), StandardCharsets.UTF_8,
					StandardOpenOption.CREATE_NEW);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The migration %s cannot be written".formatted(file), ex);
		}
	}

}
