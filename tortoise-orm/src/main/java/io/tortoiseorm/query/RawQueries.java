package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RawStatements;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.db.SqlRow;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.RawText;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs SQL written by hand, with bound parameters, and maps what comes back by the names
 * of its columns.
 */
public final class RawQueries {

	private final QueryEnvironment environment;

	/**
	 * Creates the runner.
	 * @param environment models and connections
	 */
	public RawQueries(QueryEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Runs a query and maps its rows to instances. Columns that are no fields become
	 * annotations; fields that are not selected stay unloaded.
	 * @param type the model
	 * @param sql the text and its parameters
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return the instances in order
	 */
	public Mono<List<ModelBase>> instances(Class<? extends ModelBase> type, RawText sql, @Nullable String chosen) {
		ModelMeta model = this.environment.registry().get(type);
		Database database = this.environment.database(model, false, chosen);
		return database.list(statement(model, database, sql), new InstanceMapper(model, database.dialect()));
	}

	/**
	 * Runs a query of a model and maps its rows to another shape by the names of its
	 * columns.
	 * @param <T> the type of a result
	 * @param type the model, whose fields say how columns of their names are read
	 * @param sql the text and its parameters
	 * @param shape what becomes of a row
	 * @param names the columns the shape needs, or {@code null} for all there are
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return the results in order
	 */
	public <T> Mono<List<T>> values(Class<? extends ModelBase> type, RawText sql, ResultShape<T> shape,
			@Nullable List<String> names, @Nullable String chosen) {
		ModelMeta model = this.environment.registry().get(type);
		Database database = this.environment.database(model, false, chosen);
		return database.list(statement(model, database, sql),
				new ValuesMapper<>(model, database.dialect(), shape, names));
	}

	private static SqlStatement statement(ModelMeta model, Database database, RawText sql) {
		return RawStatements.of(database.dialect(), sql).of(new Operation(model.name(), "raw"));
	}

	private static @Nullable FieldMeta fieldOf(ModelMeta model, String column) {
		FieldMeta insensitive = null;
		for (FieldMeta field : model.fields()) {
			if (field.column().equals(column) || field.name().equals(column)) {
				return field;
			}
			if (field.column().equalsIgnoreCase(column)) {
				insensitive = field;
			}
		}
		return insensitive;
	}

	/**
	 * Maps rows to instances; decides by the first row which column is which field.
	 */
	private static final class InstanceMapper implements RowMapper<ModelBase> {

		private final ModelMeta model;

		private final Dialect dialect;

		private final List<FieldMeta> fields = new ArrayList<>();

		private final List<ColumnReader> readers = new ArrayList<>();

		private final Map<String, ColumnReader> annotations = new LinkedHashMap<>();

		private boolean planned;

		InstanceMapper(ModelMeta model, Dialect dialect) {
			this.model = model;
			this.dialect = dialect;
		}

		private void plan(List<String> columns) {
			for (int i = 0; i < columns.size(); i++) {
				FieldMeta field = fieldOf(this.model, columns.get(i));
				if (field == null || this.fields.contains(field)) {
					this.annotations.put(columns.get(i), new ColumnReader(i, ValueType.UNKNOWN, this.dialect));
				}
				else {
					this.fields.add(field);
					this.readers.add(new ColumnReader(i, field.type(), this.dialect));
				}
			}
			if (!this.fields.containsAll(this.model.keyFields())) {
				throw new FieldError("A raw query of " + this.model.name() + " must select its key column '"
						+ this.model.keyFields().stream().map(FieldMeta::column).collect(Collectors.joining("', '"))
						+ "', found: " + String.join(", ", columns) + ".");
			}
			this.planned = true;
		}

		@Override
		public ModelBase map(SqlRow row) {
			if (!this.planned) {
				plan(row.columnNames());
			}
			@Nullable Object[] values = new Object[this.fields.size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = this.readers.get(i).read(row);
			}
			ModelBase instance = this.model.newInstance();
			this.model.writer(this.fields).write(instance, values);
			InstanceState state = InstanceState.of(instance);
			state.setPersisted(true);
			if (this.fields.size() < this.model.fields().size()) {
				state.setLoaded(this.fields.toArray(FieldMeta[]::new));
			}
			Snapshots.take(this.model, instance, this.fields);
			this.annotations.forEach((name, reader) -> state.setAnnotation(name, reader.read(row)));
			return instance;
		}

	}

	/**
	 * Maps rows to another shape; decides by the first row where each value comes from.
	 */
	private static final class ValuesMapper<T> implements RowMapper<T> {

		private final ModelMeta model;

		private final Dialect dialect;

		private final ResultShape<T> shape;

		private final @Nullable List<String> names;

		private final List<ColumnReader> readers = new ArrayList<>();

		private java.util.function.@Nullable Function<@Nullable Object[], T> converter;

		ValuesMapper(ModelMeta model, Dialect dialect, ResultShape<T> shape, @Nullable List<String> names) {
			this.model = model;
			this.dialect = dialect;
			this.shape = shape;
			this.names = names;
		}

		private java.util.function.Function<@Nullable Object[], T> plan(List<String> columns) {
			List<ResultShape.Column> selected = new ArrayList<>();
			for (String name : (this.names != null) ? this.names : columns) {
				int index = indexOf(columns, name);
				FieldMeta field = fieldOf(this.model, columns.get(index));
				ValueType type = (field != null) ? field.type() : ValueType.UNKNOWN;
				selected.add(new ResultShape.Column(name, type));
				this.readers.add(new ColumnReader(index, type, this.dialect));
			}
			return this.shape.converter(selected);
		}

		private int indexOf(List<String> columns, String name) {
			FieldMeta field = this.model.field(name);
			String wanted = normalized((field != null) ? field.column() : name);
			for (int i = 0; i < columns.size(); i++) {
				String found = normalized(columns.get(i));
				if (found.equals(wanted) || found.equals(normalized(name))) {
					return i;
				}
			}
			throw new FieldError(
					"The raw query selects no column '" + name + "', found: " + String.join(", ", columns) + ".");
		}

		private static String normalized(String name) {
			return name.toLowerCase(Locale.ROOT).replace("_", "");
		}

		@Override
		public T map(SqlRow row) {
			java.util.function.Function<@Nullable Object[], T> made = this.converter;
			if (made == null) {
				made = plan(row.columnNames());
				this.converter = made;
			}
			@Nullable Object[] values = new Object[this.readers.size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = this.readers.get(i).read(row);
			}
			return made.apply(values);
		}

	}

}
