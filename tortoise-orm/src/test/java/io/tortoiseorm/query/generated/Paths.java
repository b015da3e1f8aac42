package io.tortoiseorm.query.generated;

import java.util.List;
import java.util.Set;

/**
 * Paths of relations.
 */
final class Paths {

	private Paths() {
	}

	/** Adds a path with all its beginnings. */
	static void addAll(Set<List<String>> paths, List<String> path) {
		for (int i = 1; i <= path.size(); i++) {
			paths.add(List.copyOf(path.subList(0, i)));
		}
	}

}
