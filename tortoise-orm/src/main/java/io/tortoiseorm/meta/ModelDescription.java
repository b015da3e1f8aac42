package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Tells a model as maps and lists of plain values.
 */
final class ModelDescription {

	private ModelDescription() {
	}

	static Map<String, @Nullable Object> of(ModelMeta model) {
		Map<String, @Nullable Object> described = new LinkedHashMap<>();
		described.put("name", model.app() + "." + model.name());
		described.put("app", model.app());
		described.put("table", model.table().name());
		described.put("schema", model.table().schema());
		described.put("abstract", false);
		described.put("managed", model.managed());
		described.put("description", model.description());
		described.put("uniqueTogether", model.uniques().stream().map((unique) -> names(unique.fields())).toList());
		described.put("indexes", model.indexes().stream().map(ModelDescription::index).toList());
		described.put("checks", model.checks().stream().map(ModelDescription::check).toList());
		described.put("view", model.view());
		described.put("ordering", model.ordering());
		Defaults defaults = new Defaults(model.newInstance(), model.newInstance());
		described.put("pkField", model.isComposite() ? null : field(model.primaryKey(), defaults));
		if (model.isComposite()) {
			described.put("compositeKey", names(model.keyFields()));
		}
		described.put("dataFields",
				model.fields()
					.stream()
					.filter((field) -> !field.wholeKey())
					.map((field) -> field(field, defaults))
					.toList());
		described.put("fkFields", relations(model, RelationMeta.Kind.FOREIGN_KEY));
		described.put("backwardFkFields", relations(model, RelationMeta.Kind.REVERSE_FOREIGN_KEY));
		described.put("o2oFields", relations(model, RelationMeta.Kind.ONE_TO_ONE));
		described.put("backwardO2oFields", relations(model, RelationMeta.Kind.REVERSE_ONE_TO_ONE));
		described.put("m2mFields", relations(model, RelationMeta.Kind.MANY_TO_MANY));
		return described;
	}

	private static List<String> names(List<FieldMeta> fields) {
		return fields.stream().map(FieldMeta::name).toList();
	}

	private static Map<String, @Nullable Object> check(CheckMeta check) {
		Map<String, @Nullable Object> described = new LinkedHashMap<>();
		described.put("name", check.name());
		described.put("condition", check.condition());
		return described;
	}

	private static Map<String, @Nullable Object> index(IndexMeta index) {
		Map<String, @Nullable Object> described = new LinkedHashMap<>();
		described.put("name", index.name());
		described.put("fields", names(index.fields()));
		described.put("expressions", index.expressions());
		described.put("unique", index.unique());
		described.put("condition", index.condition());
		described.put("using", index.using());
		return described;
	}

	private static Map<String, @Nullable Object> field(FieldMeta field, Defaults defaults) {
		Map<String, @Nullable Object> described = new LinkedHashMap<>();
		described.put("name", field.name());
		described.put("fieldType", field.fieldType());
		described.put("dbColumn", field.column());
		described.put("javaType", field.type().javaType().getTypeName());
		described.put("sqlType", field.sqlType().kind().name());
		described.put("generated", field.generated());
		described.put("nullable", field.nullable());
		described.put("unique", field.unique() || field.wholeKey());
		described.put("indexed", field.indexed() || field.unique() || field.wholeKey());
		described.put("default", defaults.of(field));
		described.put("dbDefault", (field.dbDefault() != null) ? dbDefault(field.dbDefault()) : null);
		described.put("description", field.description());
		described.put("constraints", constraints(field));
		if (field.fieldType().equals("DatetimeField") || field.fieldType().equals("TimeField")) {
			described.put("autoNow", field.autoNow());
			described.put("autoNowAdd", field.autoNowAdd());
		}
		return described;
	}

	private static Object dbDefault(DbDefaultMeta dbDefault) {
		return switch (dbDefault.kind()) {
			case LITERAL -> String.valueOf(dbDefault.value());
			case SQL -> String.valueOf(dbDefault.sql());
			default -> dbDefault.kind().name();
		};
	}

	private static Map<String, Object> constraints(FieldMeta field) {
		Map<String, Object> constraints = new LinkedHashMap<>();
		if (field.generated() || field.autoNow() || field.autoNowAdd()) {
			constraints.put("readOnly", true);
		}
		if (field.maxLength() > 0) {
			constraints.put("maxLength", field.maxLength());
		}
		if (field.maxDigits() > 0) {
			constraints.put("maxDigits", field.maxDigits());
			constraints.put("decimalPlaces", field.decimalPlaces());
		}
		if (field.type().sqlType().isInteger() && Number.class.isAssignableFrom(field.type().javaType())) {
			constraints.put("ge", (field.generated() && field.primaryKey()) ? 1L : least(field.sqlType().kind()));
			constraints.put("le", -1L - least(field.sqlType().kind()));
		}
		return constraints;
	}

	private static long least(SqlType.Kind kind) {
		return switch (kind) {
			case SMALLINT -> Short.MIN_VALUE;
			case INTEGER -> Integer.MIN_VALUE;
			default -> Long.MIN_VALUE;
		};
	}

	private static List<Map<String, @Nullable Object>> relations(ModelMeta model, RelationMeta.Kind kind) {
		List<Map<String, @Nullable Object>> described = new ArrayList<>();
		for (RelationMeta relation : model.relations()) {
			if (relation.kind() == kind) {
				described.add(relation(relation));
			}
		}
		return described;
	}

	private static Map<String, @Nullable Object> relation(RelationMeta relation) {
		Map<String, @Nullable Object> described = new LinkedHashMap<>();
		described.put("name", relation.name());
		described.put("fieldType", relation.kind().holderName());
		described.put("modelName", relation.target().app() + "." + relation.target().name());
		described.put("relatedName", (relation.inverse() != null) ? relation.inverse().name() : null);
		described.put("nullable", relation.nullable());
		described.put("description", relation.description());
		described.put("onDelete", relation.onDelete().name());
		described.put("dbConstraint", relation.dbConstraint());
		ThroughMeta through = relation.through();
		if (through != null) {
			described.put("through", through.table().name());
			put(described, "forwardKey", through.targetColumns());
			put(described, "backwardKey", through.sourceColumns());
			described.put("unique", through.unique());
			described.put("generated", !relation.isForward());
		}
		else {
			put(described, "rawField", names(relation.isForward() ? relation.sourceFields() : relation.targetFields()));
		}
		return described;
	}

	/** One name as it is, several as a list. */
	private static void put(Map<String, @Nullable Object> described, String name, List<String> values) {
		if (values.size() == 1) {
			described.put(name, values.get(0));
		}
		else {
			described.put(name + "s", values);
		}
	}

	/**
	 * What new instances hold. Values that differ between two of them are made anew for
	 * each.
	 */
	private record Defaults(ModelBase one, ModelBase other) {

		@Nullable Object of(FieldMeta field) {
			Object value = field.toLogical(field.get(this.one));
			if (!Objects.deepEquals(value, field.toLogical(field.get(this.other)))) {
				return "<computed>";
			}
			return (value == null || value instanceof Number || value instanceof Boolean) ? value : value.toString();
		}

	}

}
