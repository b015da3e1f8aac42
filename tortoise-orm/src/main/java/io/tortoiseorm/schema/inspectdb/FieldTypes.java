package io.tortoiseorm.schema.inspectdb;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Property;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * The field annotation and the Java type for a type of column.
 */
final class FieldTypes {

	private static final String FIELDS = "io.tortoiseorm.fields";

	private static final int LONG_KEY = 255;

	private static final int ANY_DIGITS = 60;

	private FieldTypes() {
	}

	static boolean canBeIndexed(SqlType type) {
		return switch (type.kind()) {
			case TEXT, JSON, BINARY -> false;
			default -> true;
		};
	}

	static AnnotationSpec.Builder annotation(Property property) {
		SqlType type = property.type;
		AnnotationSpec.Builder field = AnnotationSpec.builder(ClassName.get(FIELDS, name(property)));
		switch (type.kind()) {
			case VARCHAR -> field.addMember("maxLength", "$L", type.length());
			case TEXT -> {
				if (property.primaryKey) {
					field.addMember("maxLength", "$L", LONG_KEY);
				}
			}
			case DECIMAL -> {
				boolean any = type.length() == 0;
				field.addMember("maxDigits", "$L", any ? ANY_DIGITS : type.length());
				field.addMember("decimalPlaces", "$L", any ? ANY_DIGITS / 2 : type.scale());
			}
			case UUID -> {
				if (type.equals(SqlType.COMPACT_UUID)) {
					field.addMember("binary", "true");
				}
			}
			default -> {
				// the annotation says it all
			}
		}
		return field;
	}

	private static String name(Property property) {
		return switch (property.type.kind()) {
			case SMALLINT -> "SmallIntField";
			case INTEGER -> "IntField";
			case BIGINT -> "BigIntField";
			case DECIMAL -> "DecimalField";
			case REAL, DOUBLE -> "FloatField";
			case BOOLEAN -> "BooleanField";
			case VARCHAR -> "CharField";
			case TEXT -> property.primaryKey ? "CharField" : "TextField";
			case BINARY -> "BinaryField";
			case UUID -> "UUIDField";
			case DATE -> "DateField";
			case TIME -> "TimeField";
			case TIMESTAMP, INSTANT -> "DatetimeField";
			case JSON -> "JSONField";
			case ARRAY -> "ArrayField";
			case TSVECTOR -> "TSVectorField";
			case GEOMETRY -> "GeometryField";
			case UNKNOWN -> throw new IllegalStateException("There is no field for " + property.column.type());
		};
	}

	static TypeName javaType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT -> ClassName.get(Short.class);
			case INTEGER -> ClassName.get(Integer.class);
			case BIGINT -> ClassName.get(Long.class);
			case DECIMAL -> ClassName.get(BigDecimal.class);
			case REAL -> ClassName.get(Float.class);
			case DOUBLE -> ClassName.get(Double.class);
			case BOOLEAN -> ClassName.get(Boolean.class);
			case VARCHAR, TEXT, TSVECTOR -> ClassName.get(String.class);
			case BINARY, GEOMETRY -> ArrayTypeName.of(TypeName.BYTE);
			case UUID -> ClassName.get(UUID.class);
			case DATE -> ClassName.get(LocalDate.class);
			case TIME -> ClassName.get(LocalTime.class);
			case TIMESTAMP -> ClassName.get(LocalDateTime.class);
			case INSTANT -> ClassName.get(Instant.class);
			case JSON, UNKNOWN -> ClassName.get(Object.class);
			case ARRAY -> ParameterizedTypeName.get(ClassName.get(List.class), javaType(element(type)).box());
		};
	}

	private static SqlType element(SqlType type) {
		SqlType element = type.element();
		if (element == null || element.kind() == Kind.ARRAY) {
			throw new IllegalStateException("An array has one kind of elements");
		}
		return element;
	}

}
