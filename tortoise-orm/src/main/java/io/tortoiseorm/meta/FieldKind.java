package io.tortoiseorm.meta;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.tortoiseorm.fields.ArrayField;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.BinaryField;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DateField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.FloatField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.GeometryField;
import io.tortoiseorm.fields.IntEnum;
import io.tortoiseorm.fields.IntEnumField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.fields.SmallIntField;
import io.tortoiseorm.fields.TSVectorField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.fields.TimeDeltaField;
import io.tortoiseorm.fields.TimeField;
import io.tortoiseorm.fields.UUIDField;
import org.jspecify.annotations.Nullable;

/**
 * The field annotations with what they allow.
 */
enum FieldKind {

	INT(IntField.class, int.class, Integer.class, long.class, Long.class),

	BIG_INT(BigIntField.class, long.class, Long.class),

	SMALL_INT(SmallIntField.class, short.class, Short.class, int.class, Integer.class, long.class, Long.class),

	CHAR(CharField.class, String.class),

	TEXT(TextField.class, String.class),

	BOOLEAN(BooleanField.class, boolean.class, Boolean.class),

	DECIMAL(DecimalField.class, BigDecimal.class),

	FLOAT(FloatField.class, double.class, Double.class, float.class, Float.class),

	DATETIME(DatetimeField.class, Instant.class, OffsetDateTime.class, ZonedDateTime.class, LocalDateTime.class),

	DATE(DateField.class, LocalDate.class),

	TIME(TimeField.class, LocalTime.class),

	TIME_DELTA(TimeDeltaField.class, Duration.class),

	UUID(UUIDField.class, UUID.class),

	JSON(JSONField.class),

	BINARY(BinaryField.class, byte[].class),

	INT_ENUM(IntEnumField.class),

	CHAR_ENUM(CharEnumField.class),

	ARRAY(ArrayField.class, List.class),

	TSVECTOR(TSVectorField.class, String.class),

	GEOMETRY(GeometryField.class, byte[].class),

	FOREIGN_KEY(ForeignKeyField.class),

	ONE_TO_ONE(OneToOneField.class),

	MANY_TO_MANY(ManyToManyField.class),

	/** A holder of the far side of a relation, which has no annotation. */
	REVERSE(null);

	private static final Set<FieldKind> GENERATED_KEYS = EnumSet.of(INT, BIG_INT, SMALL_INT);

	private static final Set<FieldKind> NEVER_INDEXED = EnumSet.of(TEXT, JSON, BINARY);

	private static final Set<FieldKind> NEVER_KEYS = EnumSet.of(TEXT, JSON, BINARY, ARRAY, TSVECTOR, GEOMETRY);

	/**
	 * What the Java type alone says, the first that fits; short and long are told apart
	 * before.
	 */
	private static final List<FieldKind> INFERRED = List.of(TEXT, INT, BOOLEAN, FLOAT, DATETIME, DATE, TIME, TIME_DELTA,
			UUID, BINARY);

	private final @Nullable Class<? extends Annotation> annotation;

	private final List<Class<?>> javaTypes;

	FieldKind(@Nullable Class<? extends Annotation> annotation, Class<?>... javaTypes) {
		this.annotation = annotation;
		this.javaTypes = List.of(javaTypes);
	}

	static @Nullable FieldKind of(Annotation annotation) {
		for (FieldKind kind : values()) {
			if (annotation.annotationType() == kind.annotation) {
				return kind;
			}
		}
		return null;
	}

	/**
	 * What a property without annotation is.
	 * @return the kind, or {@code null} when the type alone does not tell
	 */
	static @Nullable FieldKind infer(Type type) {
		Class<?> raw = TypeResolver.erase(type);
		if (raw.isEnum()) {
			return IntEnum.class.isAssignableFrom(raw) ? INT_ENUM : CHAR_ENUM;
		}
		if (raw == short.class || raw == Short.class) {
			return SMALL_INT;
		}
		if (raw == long.class || raw == Long.class) {
			return BIG_INT;
		}
		if (raw.isRecord() || Map.class.isAssignableFrom(raw) || isJsonNode(raw)
				|| (Collection.class.isAssignableFrom(raw) && !holdsModels(type))) {
			return JSON;
		}
		return INFERRED.stream().filter((kind) -> kind.javaTypes.contains(raw)).findFirst().orElse(null);
	}

	static boolean holdsModels(Type type) {
		return type instanceof ParameterizedType parameterized && Arrays.stream(parameterized.getActualTypeArguments())
			.anyMatch((argument) -> ModelBase.class.isAssignableFrom(TypeResolver.erase(argument)));
	}

	private static boolean isJsonNode(Class<?> raw) {
		for (Class<?> type = raw; type != null; type = type.getSuperclass()) {
			if (type.getName().equals("tools.jackson.databind.JsonNode")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The name of the field type, as in the annotation.
	 */
	String label() {
		return (this.annotation != null) ? this.annotation.getSimpleName() : "relation";
	}

	/**
	 * The annotation in a sentence: {@code an @IntField}.
	 */
	String withArticle() {
		return (label().startsWith("I") || label().startsWith("A") ? "an @" : "a @") + label();
	}

	boolean isColumn() {
		return this != MANY_TO_MANY && this != REVERSE;
	}

	boolean isToOne() {
		return this == FOREIGN_KEY || this == ONE_TO_ONE;
	}

	boolean isRelation() {
		return isToOne() || this == MANY_TO_MANY || this == REVERSE;
	}

	boolean canBeGeneratedKey() {
		return GENERATED_KEYS.contains(this);
	}

	boolean canBeIndexed() {
		return !NEVER_INDEXED.contains(this);
	}

	boolean canBeKey() {
		return !NEVER_KEYS.contains(this);
	}

	boolean accepts(Class<?> javaType) {
		return switch (this) {
			case JSON -> !ModelBase.class.isAssignableFrom(javaType);
			case INT_ENUM, CHAR_ENUM -> javaType.isEnum();
			default -> this.javaTypes.contains(javaType);
		};
	}

	/**
	 * The Java types that fit, for people.
	 */
	String allowedTypes() {
		return switch (this) {
			case JSON -> "any type but a model";
			case INT_ENUM -> "an enum that implements IntEnum";
			case CHAR_ENUM -> "an enum";
			case ARRAY -> "List";
			default -> this.javaTypes.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
		};
	}

}
