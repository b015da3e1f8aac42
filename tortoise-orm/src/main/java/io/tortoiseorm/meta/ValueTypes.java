package io.tortoiseorm.meta;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDateTime;
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
