package io.tortoiseorm.meta;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.fields.FieldValidator;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a model's table and the property that holds its values. Immutable once the
 * registry is built.
 */
public final class FieldMeta {

	private final ModelMeta model;

	private final PropertySource source;

	private final PropertyAccess access;

	private final String name;

	private final String column;

	private final int index;

	private final ValueType type;

	private final @Nullable String description;

	private final @Nullable DbDefaultMeta dbDefault;

	private final List<FieldValidator<Object>> validators;

	private final boolean part;

	private boolean keyPart;

	private @Nullable RelationMeta relation;

	private @Nullable TextSearchMeta textSearch;

	FieldMeta(ModelMeta model, ColumnSource column, int index, ValueType type) {
		this.model = model;
		this.source = column.property();
		this.access = column.access();
		this.name = column.name();
		this.column = column.column();
		this.part = column.isPart();
		this.index = index;
		this.type = type;
		this.description = Descriptions.of(this.source);
		this.dbDefault = DbDefaults.of(this.source, type);
		this.validators = FieldChecks.of(this.source);
	}

	/**
	 * The name of the property; {@code customerId} for the raw key of a relation
	 * {@code customer}; {@code enrolmentStudentId} for the part {@code studentId} of the
	 * raw key of a relation {@code enrolment} to a model with a composite key.
	 * @return the name in lookups
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The name of the column.
	 * @return the name in the database
	 */
	public String column() {
		return this.column;
	}

	/**
	 * The position among the fields of the model.
	 * @return the index, from 0
	 */
	public int index() {
		return this.index;
	}

	/**
	 * The model.
	 * @return whose field it is
	 */
	public ModelMeta model() {
		return this.model;
	}

	/**
	 * How its values travel.
	 * @return the type of values
	 */
	public ValueType type() {
		return this.type;
	}

	/**
	 * The type of the column.
	 * @return the type
	 */
	public SqlType sqlType() {
		return this.type.sqlType();
	}

	/**
	 * The name of its field annotation, for example {@code CharField}; for a raw key that
	 * of the relation.
	 * @return the simple name
	 */
	public String fieldType() {
		return this.source.kind().label();
	}

	/**
	 * Whether the column may be NULL.
	 * @return whether it is nullable
	 */
	public boolean nullable() {
		return this.source.nullable();
	}

	/**
	 * Whether the column has a unique constraint of its own. The primary key, which is
	 * unique anyway, has none.
	 * @return whether it is declared unique
	 */
	public boolean unique() {
		return !this.part && !wholeKey()
				&& (this.source.options().flag("unique") || this.source.kind() == FieldKind.ONE_TO_ONE);
	}

	/**
	 * Whether the column has a plain index of its own. Keys and unique columns, which are
	 * indexed anyway, have none.
	 * @return whether it is declared to be indexed
	 */
	public boolean indexed() {
		return !this.part && !wholeKey() && !unique() && this.source.options().flag("index");
	}

	/**
	 * Whether it is the primary key or a part of it.
	 * @return whether it belongs to the key
	 */
	public boolean primaryKey() {
		return this.source.primaryKey() || this.keyPart;
	}

	/**
	 * Whether it alone is the primary key.
	 * @return whether its values tell rows apart
	 */
	boolean wholeKey() {
		return this.source.primaryKey() && !this.part;
	}

	void linkKeyPart() {
		this.keyPart = true;
	}

	/**
	 * Whether the database makes its values.
	 * @return whether an INSERT leaves it out
	 */
	public boolean generated() {
		return this.source.generated();
	}

	/**
	 * Whether every save sets it to the current time.
	 * @return whether saving sets it
	 */
	public boolean autoNow() {
		return this.source.options().flag("autoNow");
	}

	/**
	 * Whether the first save sets it to the current time, unless it has a value.
	 * @return whether inserting sets it
	 */
	public boolean autoNowAdd() {
		return this.source.options().flag("autoNowAdd");
	}

	/**
	 * Whether it counts the writes of its row.
	 * @return whether it is the model's version
	 */
	public boolean version() {
		return this.source.role() == PropertySource.Role.VERSION;
	}

	/**
	 * Whether it marks deleted rows.
	 * @return whether deleting sets it
	 */
	public boolean softDelete() {
		return this.source.role() == PropertySource.Role.SOFT_DELETE;
	}

	/**
	 * Whether an insert gives it a new UUID when it has no value.
	 * @return {@code true} for UUID keys
	 */
	public boolean autoUuid() {
		return wholeKey() && this.source.kind() == FieldKind.UUID;
	}

	/**
	 * A new key for an instance to be inserted.
	 * @return a random UUID, or one ordered by time where the field says so
	 */
	public Object newKey() {
		return this.source.options().flag("timeOrdered") ? Uuids.timeOrdered() : Uuids.random();
	}

	/**
	 * The longest text allowed.
	 * @return the limit in characters, or 0 where there is none
	 */
	public int maxLength() {
		return (sqlType().kind() == SqlType.Kind.VARCHAR) ? sqlType().length() : 0;
	}

	/**
	 * All digits of a decimal.
	 * @return the number of digits, or 0 for other types
	 */
	public int maxDigits() {
		return (sqlType().kind() == SqlType.Kind.DECIMAL) ? sqlType().length() : 0;
	}

	/**
	 * The digits of a decimal behind the point.
	 * @return the number of digits, or 0 for other types
	 */
	public int decimalPlaces() {
		return (sqlType().kind() == SqlType.Kind.DECIMAL) ? sqlType().scale() : 0;
	}

	/**
	 * What the field holds.
	 * @return the description, or {@code null} when there is none
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * The default of the column.
	 * @return the default, or {@code null} when there is none
	 */
	public @Nullable DbDefaultMeta dbDefault() {
		return this.dbDefault;
	}

	/**
	 * How the database computes a text search vector.
	 * @return the computation, or {@code null} for every other column
	 */
	public @Nullable TextSearchMeta textSearch() {
		return this.textSearch;
	}

	/**
	 * The relation whose raw key this is.
	 * @return the forward relation, or {@code null} for a plain field
	 */
	public @Nullable RelationMeta relation() {
		return this.relation;
	}

	/**
	 * Reads the property.
	 * @param instance an instance of the model
	 * @return the property value
	 */
	public @Nullable Object get(ModelBase instance) {
		return this.access.get(instance);
	}

	/**
	 * Writes the property.
	 * @param instance an instance of the model
	 * @param value the property value
	 * @throws OperationalError if the value does not fit the property, as {@code null}
	 * does not fit a primitive
	 */
	public void set(ModelBase instance, @Nullable Object value) {
		try {
			this.access.set(instance, value);
		}
		catch (NullPointerException | ClassCastException ex) {
			throw unfit(value, ex);
		}
	}

	/**
	 * Asks the validators of the field.
	 * @param logical a logical value
	 * @return what is wrong with it, empty when all is well
	 */
	public List<String> violations(Object logical) {
		if (this.validators.isEmpty()) {
			return List.of();
		}
		Object value = Objects.requireNonNull(this.type.fromLogical(logical));
		return this.validators.stream().map((validator) -> validator.check(value)).filter(Objects::nonNull).toList();
	}

	/**
	 * Converts a value for writing, naming this field when it does not fit.
	 * @param value a property value, or anything the type converts from
	 * @return the logical value
	 * @throws ParamsError if the value does not fit
	 */
	public @Nullable Object toLogical(@Nullable Object value) {
		try {
			return this.type.toLogical(value);
		}
		catch (ParamsError ex) {
			throw new ParamsError(this + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * Converts a value for comparing with the column, naming this field when it does not
	 * fit. Nothing is rounded.
	 * @param value a property value, or anything the type converts from
	 * @return the logical value
	 * @throws ParamsError if the value does not fit
	 */
	public @Nullable Object toOperand(@Nullable Object value) {
		try {
			return this.type.toOperand(value);
		}
		catch (ParamsError ex) {
			throw new ParamsError(this + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * The current time as this field holds it, for {@link #autoNow()} and
	 * {@link #autoNowAdd()}.
	 * @param clock tells the time, and the zone for types without one
	 * @return a property value, to the microsecond
	 */
	public Object now(Clock clock) {
		Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
		if (this.type.javaType() == Instant.class) {
			return now;
		}
		if (this.type.javaType() == LocalDateTime.class) {
			return LocalDateTime.ofInstant(now, clock.getZone());
		}
		if (this.type.javaType() == LocalTime.class) {
			return LocalTime.ofInstant(now, clock.getZone());
		}
		return Objects.requireNonNull(this.type.fromLogical(now));
	}

	@Override
	public String toString() {
		return this.model.name() + "." + this.name;
	}

	PropertySource source() {
		return this.source;
	}

	PropertyAccess access() {
		return this.access;
	}

	void link(RelationMeta relation) {
		this.relation = relation;
	}

	void link(TextSearchMeta textSearch) {
		this.textSearch = textSearch;
	}

	OperationalError unfit(@Nullable Object value, RuntimeException cause) {
		String found = (value != null) ? value.getClass().getSimpleName() : "null";
		String mend = (value == null && this.source.javaType().isPrimitive())
				? " Use the wrapper class for a column that can be NULL." : "";
		return new OperationalError(
				"%s holds %s, which %s does not fit.%s".formatted(this,
						this.source.kind().isToOne() ? "a key" : this.source.javaType().getSimpleName(), found, mend),
				cause);
	}

}
