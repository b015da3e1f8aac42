package io.tortoiseorm.query.generated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.tortoiseorm.Model;
import io.tortoiseorm.query.generated.GeneratedQuery.Output;
import org.jspecify.annotations.Nullable;

/**
 * Compares answers, with the types of their values.
 */
final class Answers {

	private static final double TOLERANCE = 1e-9;

	private Answers() {
	}

	/**
	 * A result of the ORM as the list of its values.
	 * @param annotations what of an instance is looked at besides its key
	 */
	static List<@Nullable Object> values(Output output, @Nullable Object result, List<String> annotations) {
		List<@Nullable Object> values = new ArrayList<>();
		switch (output) {
			case INSTANCES -> {
				Model<?> instance = (Model<?>) Objects.requireNonNull(result);
				values.add(instance.pk());
				annotations.forEach((name) -> values.add(instance.annotation(name)));
			}
			case MAPS, GROUPS -> values.addAll(((Map<?, ?>) Objects.requireNonNull(result)).values());
			case LISTS -> values.addAll((List<?>) Objects.requireNonNull(result));
			default -> values.add(result);
		}
		return values;
	}

	/**
	 * What is the same for equal values, types included.
	 */
	static String canonical(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(Answers::canonical).toList().toString();
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, String> sorted = new TreeMap<>();
			map.forEach((key, each) -> sorted.put(String.valueOf(key), canonical(each)));
			return sorted.toString();
		}
		if (value instanceof byte[] bytes) {
			return "bytes:" + HexFormat.of().formatHex(bytes);
		}
		if (value instanceof BigDecimal decimal) {
			return "BigDecimal:"
					+ ((decimal.signum() != 0) ? decimal.stripTrailingZeros().toPlainString() : BigDecimal.ZERO);
		}
		if (value instanceof Double number) {
			return "Double:" + rounded(number);
		}
		return (value != null) ? value.getClass().getSimpleName() + ":" + value : "null";
	}

	/** Sums of floating-point numbers depend on their order in the last digits. */
	private static String rounded(double number) {
		if (number == 0) {
			return "0";
		}
		int digits = (int) Math.ceil(-Math.log10(TOLERANCE));
		return new BigDecimal(number).round(new java.math.MathContext(digits)).stripTrailingZeros().toPlainString();
	}

	/**
	 * An answer as text: in its order, or sorted when the order was left open.
	 */
	static List<String> comparable(List<List<@Nullable Object>> answer, boolean ordered) {
		List<String> lines = new ArrayList<>();
		answer.forEach((result) -> lines.add(canonical(result)));
		if (!ordered) {
			Collections.sort(lines);
		}
		return lines;
	}

}
