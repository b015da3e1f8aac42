package io.tortoiseorm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.expressions.PathExpression;

/**
 * Typed paths as the names that queries know.
 */
final class Paths {

	private Paths() {
	}

	static String[] names(PathExpression<?> first, PathExpression<?>[] more) {
		return list(first, more).stream().map(PathExpression::path).toArray(String[]::new);
	}

	static <E> List<E> list(E first, E[] more) {
		List<E> all = new ArrayList<>(more.length + 1);
		all.add(first);
		all.addAll(Arrays.asList(more));
		return all;
	}

}
