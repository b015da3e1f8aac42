package io.tortoiseorm.golden;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.fields.CharEnum;
import io.tortoiseorm.fields.IntEnum;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The values of the cases: read into Java, and compared with answers.
 */
final class GoldenValues {

	private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

	private GoldenValues() {
	}

	/**
	 * A plain value; expressions are not for here.
	 */
	static @Nullable Object read(JsonNode node) {
		if (node.isNull()) {
			return null;
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		if (node.isIntegralNumber()) {
			return node.canConvertToInt() ? (Object) node.intValue() : (Object) node.longValue();
		}
		if (node.isNumber()) {
			return node.doubleValue();
		}
		if (node.isString()) {
			return node.stringValue();
		}
		if (node.isArray()) {
			List<@Nullable Object> list = new ArrayList<>();
			node.forEach((element) -> list.add(read(element)));
			return list;
		}
		return node.size() == 1 ? tagged(node) : map(node);
	}

	private static @Nullable Object tagged(JsonNode node) {
		String tag = node.propertyNames().iterator().next();
		JsonNode value = node.get(tag);
		return switch (tag) {
			case "$dec", "$num" -> new BigDecimal(value.asString());
			case "$dt" -> instant(value.asString());
			case "$date" -> LocalDate.parse(value.asString());
			case "$td" -> Duration.ofSeconds(Math.floorDiv(value.longValue(), 1_000_000L),
					Math.floorMod(value.longValue(), 1_000_000L) * 1_000L);
			case "$uuid" -> UUID.fromString(value.asString());
			case "$hex" -> HexFormat.of().parseHex(value.asString());
			case "$json" -> plain(value);
			default -> map(node);
		};
	}

	private static Instant instant(String text) {
		return text.endsWith("Z") || text.contains("+") ? java.time.OffsetDateTime.parse(text).toInstant()
				: LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
	}

	private static Map<String, @Nullable Object> map(JsonNode node) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		node.properties().forEach((entry) -> map.put(entry.getKey(), read(entry.getValue())));
		return map;
	}

	/**
	 * JSON as maps and lists, in which nothing is tagged.
	 */
	static @Nullable Object plain(JsonNode node) {
		if (node.isObject()) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			node.properties().forEach((entry) -> map.put(entry.getKey(), plain(entry.getValue())));
			return map;
		}
		if (node.isArray()) {
			List<@Nullable Object> list = new ArrayList<>();
			node.forEach((element) -> list.add(plain(element)));
			return list;
		}
		return read(node);
	}

	/**
	 * Whether an answer is what is expected.
	 */
	static boolean matches(@Nullable Object expected, @Nullable Object actual) {
		if (expected == null || actual == null) {
			return expected == null && actual == null;
		}
		if (expected instanceof Number a && actual instanceof Number b) {
			return near(new BigDecimal(a.toString()), new BigDecimal(b.toString()));
		}
		if (expected instanceof List<?> a && actual instanceof List<?> b) {
			return sameList(a, b);
		}
		if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
			return sameMap(a, b);
		}
		if (expected instanceof byte[] a && actual instanceof byte[] b) {
			return java.util.Arrays.equals(a, b);
		}
		if (actual instanceof CharEnum value) {
			return expected.equals(value.value());
		}
		if (actual instanceof IntEnum value) {
			return expected instanceof Number number && number.intValue() == value.value();
		}
		return expected.equals(actual);
	}

	private static boolean near(BigDecimal a, BigDecimal b) {
		BigDecimal difference = a.subtract(b).abs();
		return difference.compareTo(a.abs().multiply(TOLERANCE, MathContext.DECIMAL64)) <= 0;
	}

	private static boolean sameList(List<?> a, List<?> b) {
		if (a.size() != b.size()) {
			return false;
		}
		for (int i = 0; i < a.size(); i++) {
			if (!matches(a.get(i), b.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean sameMap(Map<?, ?> a, Map<?, ?> b) {
		return a.size() == b.size() && a.entrySet()
			.stream()
			.allMatch((entry) -> b.containsKey(entry.getKey()) && matches(entry.getValue(), b.get(entry.getKey())));
	}

	/**
	 * Whether two lists hold the same answers in any order.
	 */
	static boolean matchesInAnyOrder(List<?> expected, List<?> actual) {
		List<Object> left = new ArrayList<>(actual);
		for (Object wanted : expected) {
			boolean found = false;
			for (int i = 0; i < left.size() && !found; i++) {
				if (matches(wanted, left.get(i))) {
					left.remove(i);
					found = true;
				}
			}
			if (!found) {
				return false;
			}
		}
		return left.isEmpty();
	}

}
