package io.tortoiseorm.meta;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.sql.SqlType;

/**
 * Makes the value types of declared properties.
 */
final class ValueTypes {

	private final Supplier<JsonMapper> json;

	private final Zones zones;

	ValueTypes(Supplier<JsonMapper> json, Zones zones) {
		this.json = json;
		this.zones = zones;
	}

	ValueType of(PropertySource property) {
		if (property.definition() != null) {
			return ofColumn(property.definition().type());
		}
		Class<?> javaType = ValueType.boxed(property.javaType());
		Options options = property.options();
		return switch (property.kind()) {
			case SMALL_INT -> new ValueType(javaType, SqlType.SMALLINT, Numbers.smallInt(javaType));
			case INT -> new ValueType(javaType, SqlType.INTEGER, Numbers.integer(javaType));
			case CHAR -> new ValueType(javaType, SqlType.varchar(options.number("maxLength")), Texts.TEXT);
			case DECIMAL -> decimal(javaType, options.number("maxDigits"), options.number("decimalPlaces"));
			case CHAR_ENUM -> ValueType.ofCharEnum(javaType, options.number("maxLength"));
			case INT_ENUM -> ValueType.ofIntEnum(javaType);
			case DATETIME -> (javaType == LocalDateTime.class) ? ValueType.LOCAL_DATE_TIME
					: ValueType.ofInstant(javaType, this.zones);
			case UUID ->
				options.flag("binary") ? new ValueType(javaType, SqlType.COMPACT_UUID, Texts.UUIDS) : ValueType.UUID;
			case JSON -> new ValueType(javaType, SqlType.JSON, new Json(this.json.get(), property.type()));
			case ARRAY -> array(property, javaType);
			case TSVECTOR -> new ValueType(javaType, of(SqlType.Kind.TSVECTOR), Texts.TEXT);
			case GEOMETRY -> new ValueType(javaType, of(SqlType.Kind.GEOMETRY), Texts.BYTES);
			default -> ValueType.of(javaType);
		};
	}

	/**
	 * The type of a column of which nothing else is known.
	 */
	private ValueType ofColumn(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT -> ValueType.SHORT;
			case INTEGER -> ValueType.INTEGER;
			case BIGINT -> ValueType.LONG;
			case DECIMAL -> decimal(BigDecimal.class, type.length(), type.scale());
			case REAL -> new ValueType(Float.class, type, Numbers.real());
			case DOUBLE -> ValueType.DOUBLE;
			case BOOLEAN -> ValueType.BOOLEAN;
			case VARCHAR, TEXT, TSVECTOR -> new ValueType(String.class, type, Texts.TEXT);
			case BINARY, GEOMETRY -> new ValueType(byte[].class, type, Texts.BYTES);
			case UUID -> new ValueType(UUID.class, type, Texts.UUIDS);
			case DATE -> ValueType.DATE;
			case TIME -> ValueType.TIME;
			case TIMESTAMP -> ValueType.LOCAL_DATE_TIME;
			case INSTANT -> ValueType.ofInstant(Instant.class, this.zones);
			case JSON -> new ValueType(Object.class, type, new Json(this.json.get(), Object.class));
			case ARRAY -> new ValueType(List.class, type,
					new Lists(ofColumn(Objects.requireNonNullElse(type.element(), SqlType.UNKNOWN))));
			case UNKNOWN -> ValueType.UNKNOWN;
		};
	}

	private static ValueType decimal(Class<?> javaType, int digits, int places) {
		return new ValueType(javaType, SqlType.decimal(digits, places), Numbers.decimal(digits, places));
	}

	private static ValueType array(PropertySource property, Class<?> javaType) {
		Type argument = (property.type() instanceof ParameterizedType list) ? list.getActualTypeArguments()[0]
				: Object.class;
		Class<?> elementType = TypeResolver.erase(argument);
		try {
			ValueType element = ValueType.of(elementType);
			if (element != ValueType.UNKNOWN) {
				return new ValueType(javaType, SqlType.array(element.sqlType()), new Lists(element));
			}
		}
		catch (ParamsError ex) {
			// told below, with the field
		}
		throw property.error("is an @ArrayField of %s.".formatted(elementType.getSimpleName()),
				"Use elements that have a field type of their own, for example List<Integer> or List<String>.");
	}

	private static SqlType of(SqlType.Kind kind) {
		return new SqlType(kind, 0, 0, null);
	}

}
