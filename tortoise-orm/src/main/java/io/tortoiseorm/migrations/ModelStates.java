package io.tortoiseorm.migrations;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.meta.AppMeta;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.schema.ModelTables;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What models ask of the schema.
 */
final class ModelStates {

	private ModelStates() {
	}

	/**
	 * The tables that models need, as {@link ModelTables} has them.
	 */
	static ProjectState of(ModelRegistry registry) {
		ProjectState state = ProjectState.EMPTY;
		Map<TableRef, TableDefinition> tables = new HashMap<>();
		for (AppMeta app : registry.apps().values()) {
			ModelTables.of(registry, app.connection()).forEach((table) -> tables.put(table.table(), table));
		}
		for (ModelMeta model : registry.models()) {
			if (model.managed()) {
				state = state.with(new TableState(model.app(), model.name(), table(tables, model.table())));
			}
		}
		for (ModelMeta model : registry.models()) {
			for (RelationMeta relation : model.relations()) {
				ThroughMeta through = relation.through();
				boolean pairs = model.managed() && relation.isForward() && through != null && through.created();
				if (pairs && state.find(Objects.requireNonNull(through).table()) == null) {
					state = state.with(new TableState(model.app(), null, table(tables, through.table())));
				}
			}
		}
		return state;
	}

	private static TableDefinition table(Map<TableRef, TableDefinition> tables, TableRef name) {
		return Objects.requireNonNull(tables.get(name), () -> "no table " + name);
	}

	/**
	 * What rows that are there already get in a column that new instances always fill:
	 * the constant that a new instance has there, or the time.
	 * @return {@code null} if there is no such value
	 */
	static @Nullable ColumnDefault initialValue(ModelRegistry registry, TableRef table, String column) {
		for (ModelMeta model : registry.models()) {
			if (model.table().equals(table)) {
				return model.fields()
					.stream()
					.filter((field) -> field.column().equals(column))
					.findFirst()
					.map(ModelStates::initialValue)
					.orElse(null);
			}
		}
		return null;
	}

	private static @Nullable ColumnDefault initialValue(FieldMeta field) {
		if (field.autoNow() || field.autoNowAdd()) {
			return new ColumnDefault.Now();
		}
		Kind kind = field.sqlType().kind();
		if (field.relation() != null || kind == Kind.ARRAY || kind == Kind.TSVECTOR || kind == Kind.UNKNOWN) {
			return null;
		}
		Object first = valueOfNew(field);
		Object second = valueOfNew(field);
		return (first != null && Objects.deepEquals(first, second)) ? new ColumnDefault.Literal(first) : null;
	}

	private static @Nullable Object valueOfNew(FieldMeta field) {
		ModelBase instance = field.model().newInstance();
		return field.toLogical(field.get(instance));
	}

}
