package io.tortoiseorm.meta;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.tortoiseorm.fields.IntEnum;
import org.jspecify.annotations.Nullable;

/**
 * The descriptions of fields: what the annotation says, else the constants of an enum.
 */
final class Descriptions {

	private static final int LONGEST = 2048;

	private Descriptions() {
	}

	static @Nullable String of(PropertySource source) {
		String said = source.options().text("description");
		if (said != null || (source.kind() != FieldKind.INT_ENUM && source.kind() != FieldKind.CHAR_ENUM)) {
			return said;
		}
		String constants = Arrays.stream(source.javaType().getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name() + ": " + value(source.kind(), constant))
			.collect(Collectors.joining("\n"));
		return constants.substring(0, Math.min(LONGEST, constants.length()));
	}

	private static Object value(FieldKind kind, Object constant) {
		return (kind == FieldKind.INT_ENUM) ? ((IntEnum) constant).value() : EnumRules.text((Enum<?>) constant);
	}

}
