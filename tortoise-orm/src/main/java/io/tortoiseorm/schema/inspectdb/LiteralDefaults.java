package io.tortoiseorm.schema.inspectdb;

import java.util.regex.Pattern;

import io.tortoiseorm.schema.inspectdb.ModelPlan.Property;
import org.jspecify.annotations.Nullable;

/**
 * Defaults that are constants, as field annotations write them.
 */
final class LiteralDefaults {

	private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

	private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");

	private static final Pattern UUID = Pattern.compile("[\\da-fA-F]{8}(-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}");

	private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?");

	private LiteralDefaults() {
	}

	/**
	 * The constant.
	 * @return the constant, or {@code null} if the default is computed or nothing that an
	 * annotation can say
	 */
	static @Nullable String of(Property property) {
		String constant = property.column.constant();
		if (constant == null) {
			return null;
		}
		return switch (property.type.kind()) {
			case VARCHAR, TEXT, JSON -> constant;
			case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> matching(NUMBER, constant);
			case BOOLEAN -> flag(constant);
			case DATE -> matching(DATE, constant);
			case UUID -> matching(UUID, constant);
			case TIMESTAMP -> TIMESTAMP.matcher(constant).matches() ? constant.replace(' ', 'T') : null;
			default -> null;
		};
	}

	private static @Nullable String matching(Pattern pattern, String constant) {
		return pattern.matcher(constant).matches() ? constant : null;
	}

	private static @Nullable String flag(String constant) {
		return switch (constant) {
			case "true", "1", "t" -> "true";
			case "false", "0", "f" -> "false";
			default -> null;
		};
	}

}
