package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.migrations.AppliedMigration.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations are wanted, compared with which are applied.
 */
final class Plan {

	private static final String NONE = "/zero";

	private final MigrationGraph graph;

	private final List<Migration> wanted;

	private final boolean backward;

	private Plan(MigrationGraph graph, List<Migration> wanted, boolean backward) {
		this.graph = graph;
		this.wanted = wanted;
		this.backward = backward;
	}

	static Plan upgrade(MigrationGraph graph, @Nullable String target) {
		if (target == null) {
			return new Plan(graph, List.copyOf(graph.all()), false);
		}
		String wanted = graph.withApp(target);
		List<Migration> targets = (wanted.indexOf('/') >= 0) ? List.of(graph.get(wanted)) : graph.heads(wanted);
		if (targets.isEmpty()) {
			throw new MigrationError("The app %s has no migrations".formatted(wanted));
		}
		Set<Migration> needed = new LinkedHashSet<>();
		targets.forEach((migration) -> needed.addAll(graph.upTo(migration)));
		return new Plan(graph, graph.all().stream().filter(needed::contains).toList(), false);
	}

	static Plan downgrade(MigrationGraph graph, String given) {
		String target = graph.withApp(given);
		if (target.endsWith(NONE)) {
			String app = target.substring(0, target.length() - NONE.length());
			Set<String> all = graph.all()
				.stream()
				.filter((migration) -> migration.app().equals(app))
				.map(Migration::key)
				.collect(Collectors.toSet());
			if (all.isEmpty()) {
				throw new MigrationError("The app %s has no migrations".formatted(app));
			}
			return new Plan(graph, graph.needing(all), true);
		}
		Migration stays = graph.get(target);
		List<Migration> kept = graph.upTo(stays);
		Set<String> gone = graph.all()
			.stream()
			.filter((migration) -> migration.app().equals(stays.app()) && !kept.contains(migration))
			.map(Migration::key)
			.collect(Collectors.toSet());
		return new Plan(graph, graph.needing(gone), true);
	}

	/**
	 * What is to be done where some migrations are applied.
	 * @throws MigrationError if one of them is half-way, was changed or is unknown
	 */
	List<PlannedStep> steps(Collection<AppliedMigration> applied) {
		Map<String, AppliedMigration> rows = new HashMap<>();
		applied.forEach((row) -> rows.put(row.key(), row));
		check(rows);
		List<Migration> present = new ArrayList<>(
				this.graph.all().stream().filter((migration) -> rows.containsKey(migration.key())).toList());
		List<PlannedStep> steps = new ArrayList<>();
		for (Migration migration : this.wanted) {
			if (this.backward && present.remove(migration)) {
				steps.add(new PlannedStep(migration, true, reversed(migration, present)));
			}
			else if (!this.backward && !present.contains(migration)) {
				Step step = new Step(migration.app(), this.graph.state(present), migration.operations());
				steps.add(new PlannedStep(migration, false, step));
				present.add(migration);
			}
		}
		return steps;
	}

	private Step reversed(Migration migration, List<Migration> without) {
		try {
			return new Step(migration.app(), this.graph.state(without), migration.operations()).reversed();
		}
		catch (MigrationError ex) {
			throw new MigrationError("%s cannot be reverted: %s".formatted(migration, ex.getMessage()), ex);
		}
	}

	private void check(Map<String, AppliedMigration> rows) {
		for (AppliedMigration row : rows.values()) {
			Migration migration = this.graph.find(row.key());
			if (migration == null) {
				throw new MigrationError(
						"%s is applied, but its file is not there: bring it back, as no state is known without it"
							.formatted(row.key()));
			}
			if (row.status() != Status.APPLIED) {
				throw new MigrationError("%s stopped half-way, after statement %d%s: resume or repair it first"
					.formatted(row.key(), row.position(), (row.failure() != null) ? " (" + row.failure() + ")" : ""));
			}
			if (!row.checksum().equals(migration.checksum())) {
				throw new MigrationError(
						"%s was changed after it was applied: bring the file back and make a new migration, or repair it if the change means nothing"
							.formatted(row.key()));
			}
		}
	}

	/** The keys of migrations that are not applied, or not whole. */
	static List<String> pending(MigrationGraph graph, Collection<AppliedMigration> applied) {
		Map<String, Status> rows = new HashMap<>();
		applied.forEach((row) -> rows.put(row.key(), row.status()));
		return graph.all().stream().map(Migration::key).filter((key) -> rows.get(key) != Status.APPLIED).toList();
	}

	/** What is left of migrations that stopped half-way. */
	static List<PlannedStep> unfinished(MigrationGraph graph, Map<String, AppliedMigration> rows) {
		List<PlannedStep> steps = new ArrayList<>();
		List<Migration> whole = graph.all()
			.stream()
			.filter((migration) -> rows.containsKey(migration.key())
					&& rows.get(migration.key()).status() == Status.APPLIED)
			.toList();
		for (Migration migration : graph.all()) {
			AppliedMigration row = rows.get(migration.key());
			if (row != null && row.status() != Status.APPLIED) {
				boolean backward = row.status() == Status.REVERTING;
				Step step = new Step(migration.app(), graph.state(whole), migration.operations());
				steps.add(new PlannedStep(migration, backward, backward ? step.reversed() : step));
			}
		}
		return steps;
	}

	/**
	 * A migration that is to be applied or reverted.
	 *
	 * @param migration the migration
	 * @param backward whether it is reverted
	 * @param step its operations, turned round if it is
	 */
	record PlannedStep(Migration migration, boolean backward, Step step) {

	}

}
