package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.sql.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Compiles row locks.
 */
final class Locks {

	private Locks() {
	}

	static @Nullable Lock compile(QueryScope scope, @Nullable LockSpec spec) {
		if (spec == null) {
			return null;
		}
		StandardLookups.require(scope, Feature.ROW_LOCKS, "row locks");
		if (spec.noWait()) {
			StandardLookups.require(scope, Feature.LOCK_NOWAIT, "row locks that fail at once");
		}
		if (spec.skipLocked()) {
			StandardLookups.require(scope, Feature.LOCK_SKIP_LOCKED, "row locks that leave locked rows out");
		}
		if (spec.noKey()) {
			StandardLookups.require(scope, Feature.LOCK_NO_KEY, "row locks that allow references");
		}
		List<String> aliases = new ArrayList<>();
		for (String path : spec.of()) {
			aliases.add(path.equals("self") ? scope.joins().rootAlias() : alias(scope, path));
		}
		if (aliases.isEmpty() && !scope.joins().isEmpty() && scope.dialect().supports(Feature.LOCK_OF)) {
			aliases.add(scope.joins().rootAlias());
		}
		return new Lock(spec.noWait(), spec.skipLocked(), aliases, spec.noKey());
	}

	private static String alias(QueryScope scope, String path) {
		PathResolver.RelationEnd end = scope.paths().relation(path);
		JoinPlan.Place place = scope.joins().join(end.from(), end.relation());
		scope.joins().lock(place);
		return place.alias();
	}

}
