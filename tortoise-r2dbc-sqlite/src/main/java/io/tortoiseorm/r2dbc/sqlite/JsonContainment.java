package io.tortoiseorm.r2dbc.sqlite;

import java.util.List;
import java.util.Map;

/**
 * Tells whether a JSON document contains another: an object all members of another with
 * values that contain theirs, an array an element that contains each element of another.
 * An array contains the value of one of its elements, too.
 */
final class JsonContainment {

	private JsonContainment() {
	}

	static Integer test(String[] arguments) {
		Object container = JsonText.parse(arguments[0]);
		Object contained = JsonText.parse(arguments[1]);
		boolean found = contains(container, contained);
		if (!found && container instanceof List<?> elements && !(contained instanceof List)) {
			found = !(contained instanceof Map) && isIn(contained, elements);
		}
		return found ? 1 : 0;
	}

	private static boolean contains(Object container, Object contained) {
		if (container instanceof Map<?, ?> members && contained instanceof Map<?, ?> wanted) {
			return wanted.entrySet().stream().allMatch((entry) -> {
				Object value = members.get(entry.getKey());
				return value != null && contains(value, entry.getValue());
			});
		}
		if (container instanceof List<?> elements && contained instanceof List<?> wanted) {
			return wanted.stream().allMatch((element) -> isIn(element, elements));
		}
		return !(container instanceof Map) && !(container instanceof List) && container.equals(contained);
	}

	private static boolean isIn(Object contained, List<?> elements) {
		return elements.stream().anyMatch((element) -> contains(element, contained));
	}

}
