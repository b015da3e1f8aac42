package io.tortoiseorm.processor.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The field annotations with what they allow.
 */
public enum FieldKind {

	/** 32 bits. */
	INT("IntField", "int", "java.lang.Integer", "long", "java.lang.Long"),

	/** 64 bits. */
	BIG_INT("BigIntField", "long", "java.lang.Long"),

	/** 16 bits. */
	SMALL_INT("SmallIntField", "short", "java.lang.Short", "int", "java.lang.Integer", "long", "java.lang.Long"),

	/** Text up to a length. */
	CHAR("CharField", "java.lang.String"),

	/** Text of any length. */
	TEXT("TextField", "java.lang.String"),

	/** True or false. */
	BOOLEAN("BooleanField", "boolean", "java.lang.Boolean"),

	/** Exact decimals. */
	DECIMAL("DecimalField", "java.math.BigDecimal"),

	/** Floating-point numbers. */
	FLOAT("FloatField", "double", "java.lang.Double", "float", "java.lang.Float"),

	/** Date and time. */
	DATETIME("DatetimeField", "java.time.Instant", "java.time.OffsetDateTime", "java.time.ZonedDateTime",
			"java.time.LocalDateTime"),

	/** Dates. */
	DATE("DateField", "java.time.LocalDate"),

	/** Times of day. */
	TIME("TimeField", "java.time.LocalTime"),

	/** Durations. */
	TIME_DELTA("TimeDeltaField", "java.time.Duration"),

	/** UUIDs. */
	UUID("UUIDField", "java.util.UUID"),

	/** JSON documents. */
	JSON("JSONField"),

	/** Bytes. */
	BINARY("BinaryField", "byte[]"),

	/** Enums kept as numbers. */
	INT_ENUM("IntEnumField"),

	/** Enums kept as text. */
	CHAR_ENUM("CharEnumField"),

	/** Arrays. */
	ARRAY("ArrayField", "java.util.List"),

	/** Text search vectors. */
	TSVECTOR("TSVectorField", "java.lang.String"),

	/** Geometries. */
	GEOMETRY("GeometryField", "byte[]"),

	/** References that many may share. */
	FOREIGN_KEY("ForeignKeyField"),

	/** References that nobody shares. */
	ONE_TO_ONE("OneToOneField"),

	/** Pairs. */
	MANY_TO_MANY("ManyToManyField"),

	/** A holder of the far side of a relation, which has no annotation. */
	REVERSE(null);

	private static final String PACKAGE = "io.tortoiseorm.fields.";

	private static final Set<FieldKind> GENERATED_KEYS = EnumSet.of(INT, BIG_INT, SMALL_INT);

	private static final Set<FieldKind> NEVER_INDEXED = EnumSet.of(TEXT, JSON, BINARY);

	private static final Set<FieldKind> NEVER_KEYS = EnumSet.of(TEXT, JSON, BINARY, ARRAY, TSVECTOR, GEOMETRY);

	private static final Set<FieldKind> TEXTS = EnumSet.of(CHAR, TEXT, CHAR_ENUM);

	/**
	 * What the Java type alone says, the first that fits; short and long are told apart
	 * before.
	 */
	private static final List<FieldKind> INFERRED = List.of(TEXT, INT, BOOLEAN, FLOAT, DATETIME, DATE, TIME, TIME_DELTA,
			UUID, BINARY);

	private final @Nullable String annotation;

	private final List<String> javaTypes;

	FieldKind(@Nullable String annotation, String... javaTypes) {
		this.annotation = annotation;
		this.javaTypes = List.of(javaTypes);
	}

	/**
	 * The kind that an annotation stands for.
	 * @param annotationType the qualified name of the annotation
	 * @return the kind, or {@code null} when it is no field annotation
	 */
	static @Nullable FieldKind ofAnnotation(String annotationType) {
		return Arrays.stream(values())
			.filter((kind) -> kind.annotation != null && annotationType.equals(PACKAGE + kind.annotation))
			.findFirst()
			.orElse(null);
	}

	/**
	 * What the Java type of a property alone says.
	 * @param javaType the qualified name of its erasure
	 * @return the kind, or {@code null} when the type alone does not tell
	 */
	static @Nullable FieldKind ofJavaType(String javaType) {
		if (javaType.equals("short") || javaType.equals("java.lang.Short")) {
			return SMALL_INT;
		}
		if (javaType.equals("long") || javaType.equals("java.lang.Long")) {
			return BIG_INT;
		}
		return INFERRED.stream().filter((kind) -> kind.javaTypes.contains(javaType)).findFirst().orElse(null);
	}

	/**
	 * The annotation in a sentence.
	 * @return for example {@code an @IntField}
	 */
	public String withArticle() {
		String label = (this.annotation != null) ? this.annotation : "relation";
		return (label.startsWith("I") || label.startsWith("A") ? "an @" : "a @") + label;
	}

	/**
	 * Whether there is a column.
	 * @return whether there is
	 */
	public boolean isColumn() {
		return this != MANY_TO_MANY && this != REVERSE;
	}

	/**
	 * Whether it is a reference with a column.
	 * @return whether it is
	 */
	public boolean isToOne() {
		return this == FOREIGN_KEY || this == ONE_TO_ONE;
	}

	/**
	 * Whether it is a relation of any kind.
	 * @return whether it is
	 */
	public boolean isRelation() {
		return isToOne() || this == MANY_TO_MANY || this == REVERSE;
	}

	/**
	 * Whether it is an enum.
	 * @return whether it is
	 */
	public boolean isEnum() {
		return this == INT_ENUM || this == CHAR_ENUM;
	}

	/**
	 * Whether its column holds text.
	 * @return whether it does
	 */
	public boolean isText() {
		return TEXTS.contains(this);
	}

	/**
	 * Whether the database can make keys of it.
	 * @return whether it can
	 */
	public boolean canBeGeneratedKey() {
		return GENERATED_KEYS.contains(this);
	}

	/**
	 * Whether it can be indexed and unique.
	 * @return whether it can
	 */
	public boolean canBeIndexed() {
		return !NEVER_INDEXED.contains(this);
	}

	/**
	 * Whether it can be a primary key.
	 * @return whether it can
	 */
	public boolean canBeKey() {
		return !NEVER_KEYS.contains(this);
	}

	/**
	 * Whether the kind says nothing of the Java type but that it is no model, or is an
	 * enum.
	 * @return whether the Java type is told by other means
	 */
	public boolean isOpen() {
		return this == JSON || isEnum();
	}

	/**
	 * Whether a Java type fits.
	 * @param javaType the qualified name of its erasure
	 * @return whether it does
	 */
	public boolean accepts(String javaType) {
		return this.javaTypes.contains(javaType);
	}

	/**
	 * The Java types that fit, for people.
	 * @return the names
	 */
	public String allowedTypes() {
		return switch (this) {
			case JSON -> "any type but a model";
			case INT_ENUM -> "an enum that implements IntEnum";
			case CHAR_ENUM -> "an enum";
			case ARRAY -> "List";
			default -> this.javaTypes.stream()
				.map((type) -> type.substring(type.lastIndexOf('.') + 1))
				.collect(Collectors.joining(", "));
		};
	}

}
