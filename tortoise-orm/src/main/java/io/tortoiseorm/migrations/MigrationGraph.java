package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.MigrationError;
import org.jspecify.annotations.Nullable;

/**
 * All migrations and what comes before what. Immutable.
 */
final class MigrationGraph {

	private final Map<String, Migration> ordered;

	private MigrationGraph(Map<String, Migration> ordered) {
		this.ordered = Collections.unmodifiableMap(ordered);
	}

	/**
	 * Puts migrations in order.
	 * @throws MigrationError if one depends on another that is not there, on itself, or
	 * is there twice
	 */
	static MigrationGraph of(Collection<Migration> migrations) {
		Map<String, Migration> waiting = new TreeMap<>();
		for (Migration migration : sorted(migrations)) {
			if (waiting.put(migration.key(), migration) != null) {
				throw new MigrationError("There are two migrations " + migration.key());
			}
		}
		for (Migration migration : waiting.values()) {
			for (String dependency : migration.dependencies()) {
				if (!waiting.containsKey(dependency)) {
					throw new MigrationError("%s depends on %s, which is not there".formatted(migration, dependency));
				}
			}
		}
		Map<String, Migration> ordered = new LinkedHashMap<>();
		while (!waiting.isEmpty()) {
			Migration next = waiting.values()
				.stream()
				.filter((migration) -> ordered.keySet().containsAll(migration.dependencies()))
				.findFirst()
				.orElseThrow(() -> new MigrationError(
						"Migrations depend on each other in a circle: " + String.join(", ", waiting.keySet())));
			waiting.remove(next.key());
			ordered.put(next.key(), next);
		}
		return new MigrationGraph(ordered);
	}

	private static List<Migration> sorted(Collection<Migration> migrations) {
		return migrations.stream().sorted(Comparator.comparing(Migration::key)).toList();
	}

	/** All migrations, each after those it depends on. */
	Collection<Migration> all() {
		return this.ordered.values();
	}

	@Nullable Migration find(String key) {
		return this.ordered.get(key);
	}

	/**
	 * A target with its app, which need not be said where there is only one.
	 */
	String withApp(String target) {
		List<String> apps = all().stream().map(Migration::app).distinct().toList();
		boolean said = target.indexOf('/') >= 0 || apps.size() != 1 || apps.contains(target);
		return said ? target : apps.get(0) + "/" + target;
	}

	/**
	 * A migration by its key or by the beginning of it that no other has.
	 */
	Migration get(String name) {
		String key = withApp(name);
		Migration exact = find(key);
		if (exact != null) {
			return exact;
		}
		List<Migration> found = all().stream().filter((migration) -> migration.key().startsWith(key)).toList();
		if (found.size() != 1 || key.indexOf('/') < 0) {
			throw new MigrationError("There is %s migration %s. There are %s".formatted(
					(found.isEmpty() || key.indexOf('/') < 0) ? "no" : "more than one", key,
					this.ordered.isEmpty() ? "none" : String.join(", ", this.ordered.keySet())));
		}
		return found.get(0);
	}

	/** Migrations of an app on which no other of the app depends. */
	List<Migration> heads(String app) {
		Set<String> needed = all().stream()
			.filter((migration) -> migration.app().equals(app))
			.flatMap((migration) -> migration.dependencies().stream())
			.collect(Collectors.toSet());
		return all().stream()
			.filter((migration) -> migration.app().equals(app) && !needed.contains(migration.key()))
			.toList();
	}

	/** A migration and all that it needs, in order. */
	List<Migration> upTo(Migration target) {
		Set<String> needed = new LinkedHashSet<>();
		collect(target, needed);
		return all().stream().filter((migration) -> needed.contains(migration.key())).toList();
	}

	private void collect(Migration migration, Set<String> keys) {
		if (keys.add(migration.key())) {
			migration.dependencies().forEach((key) -> collect(get(key), keys));
		}
	}

	/** All that need one of some migrations, and those themselves, the last one first. */
	List<Migration> needing(Set<String> keys) {
		Set<String> found = new LinkedHashSet<>(keys);
		for (Migration migration : all()) {
			if (migration.dependencies().stream().anyMatch(found::contains)) {
				found.add(migration.key());
			}
		}
		List<Migration> all = new ArrayList<>(
				all().stream().filter((migration) -> found.contains(migration.key())).toList());
		Collections.reverse(all);
		return all;
	}

	/** The tables after some migrations. */
	ProjectState state(Collection<Migration> migrations) {
		ProjectState state = ProjectState.EMPTY;
		for (Migration migration : migrations) {
			try {
				state = new Step(migration.app(), state, migration.operations()).after();
			}
			catch (MigrationError ex) {
				throw new MigrationError(
						"%s does not fit what comes before it: %s".formatted(migration, ex.getMessage()), ex);
			}
		}
		return state;
	}

}
