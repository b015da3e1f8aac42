package io.tortoiseorm.migrations;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.migrations.ConstraintOperation.Kind;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.SearchVector;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Tables and their parts as maps of a file.
 */
final class DefinitionYaml {

	private DefinitionYaml() {
	}

	static Map<String, Object> write(TableDefinition table) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("table", TableNames.text(table.table()));
		put(map, "comment", table.comment());
		map.put("columns", table.columns().stream().map(DefinitionYaml::write).toList());
		putAll(map, "primaryKey", table.primaryKey());
		putAll(map, "uniques", table.uniques().stream().map(DefinitionYaml::writePart).toList());
		putAll(map, "indexes", table.indexes().stream().map(DefinitionYaml::writePart).toList());
		putAll(map, "checks", table.checks().stream().map(DefinitionYaml::writePart).toList());
		putAll(map, "foreignKeys", table.foreignKeys().stream().map(DefinitionYaml::writePart).toList());
		return map;
	}

	static TableDefinition readTable(YamlMap map) {
		return new TableDefinition(TableNames.parse(map.text("table")),
				map.maps("columns").stream().map(DefinitionYaml::readColumn).toList(), map.texts("primaryKey"),
				parts(map, "uniques", Kind.UNIQUE, UniqueDefinition.class),
				parts(map, "indexes", Kind.INDEX, IndexDefinition.class),
				parts(map, "foreignKeys", Kind.FOREIGN_KEY, ForeignKeyDefinition.class),
				parts(map, "checks", Kind.CHECK, CheckDefinition.class), map.textOrNull("comment"));
	}

	private static <T> List<T> parts(YamlMap map, String key, Kind kind, Class<T> type) {
		Function<YamlMap, T> reader = (part) -> type.cast(readPart(kind, part));
		return map.maps(key).stream().map(reader).toList();
	}

	static Map<String, Object> write(ColumnDefinition column) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("name", column.name());
		map.put("type", TypeText.of(column.type()));
		if (column.nullable()) {
			map.put("nullable", true);
		}
		if (column.identity()) {
			map.put("identity", true);
		}
		putDefault(map, "default", column.defaultValue());
		SearchVector computed = column.computed();
		if (computed != null) {
			Map<String, Object> search = new LinkedHashMap<>();
			search.put("columns", computed.columns());
			put(search, "config", computed.config());
			putAll(search, "weights", computed.weights());
			map.put("search", search);
		}
		put(map, "comment", column.comment());
		return map;
	}

	static ColumnDefinition readColumn(YamlMap map) {
		SqlType type = type(map);
		SearchVector computed = null;
		if (map.has("search")) {
			YamlMap search = map.map("search");
			computed = new SearchVector(search.texts("columns"), search.textOrNull("config"), search.texts("weights"));
			search.end();
		}
		ColumnDefinition column = new ColumnDefinition(map.text("name"), type, map.flag("nullable", false),
				map.flag("identity", false), readDefault(map, "default", type), computed, map.textOrNull("comment"));
		map.end();
		return column;
	}

	private static SqlType type(YamlMap map) {
		try {
			return TypeText.parse(map.text("type"));
		}
		catch (MigrationError ex) {
			throw new MigrationError("%s: %s".formatted(map.place(), ex.getMessage()), ex);
		}
	}

	static void putDefault(Map<String, Object> map, String key, @Nullable ColumnDefault value) {
		if (value instanceof ColumnDefault.Literal literal) {
			map.put(key, literalText(literal.value()));
		}
		else if (value instanceof ColumnDefault.Expression expression) {
			map.put(key, Map.of("sql", expression.sql()));
		}
		else if (value != null) {
			map.put(key, Map.of("function", (value instanceof ColumnDefault.Now) ? "now"
					: (value instanceof ColumnDefault.RandomUuid) ? "randomUuid" : "randomHex"));
		}
	}

	private static Object literalText(Object value) {
		if (value instanceof byte[] bytes) {
			return HexFormat.of().formatHex(bytes);
		}
		boolean plain = value instanceof Boolean || value instanceof Integer || value instanceof Long
				|| value instanceof Short;
		return plain ? value : value.toString();
	}

	static @Nullable ColumnDefault readDefault(YamlMap map, String key, SqlType type) {
		Object value = map.find(key);
		if (value == null) {
			return null;
		}
		if (!(value instanceof Map)) {
			return new ColumnDefault.Literal(literal(map, key, value.toString(), type));
		}
		YamlMap computed = map.map(key);
		String sql = computed.textOrNull("sql");
		String function = computed.textOrNull("function");
		computed.end();
		if (sql != null) {
			return new ColumnDefault.Expression(sql);
		}
		return switch (Objects.requireNonNullElse(function, "")) {
			case "now" -> new ColumnDefault.Now();
			case "randomHex" -> new ColumnDefault.RandomHex();
			case "randomUuid" -> new ColumnDefault.RandomUuid();
			default -> throw new MigrationError(
					"%s has to be a value, sql, or one of the functions now, randomHex and randomUuid"
						.formatted(computed.place()));
		};
	}

	private static Object literal(YamlMap map, String key, String text, SqlType type) {
		try {
			return switch (type.kind()) {
				case SMALLINT -> Short.valueOf(text);
				case INTEGER -> Integer.valueOf(text);
				case BIGINT -> Long.valueOf(text);
				case REAL -> Float.valueOf(text);
				case DOUBLE -> Double.valueOf(text);
				case DECIMAL -> new BigDecimal(text);
				case BOOLEAN -> Boolean.valueOf(text);
				case BINARY, GEOMETRY -> HexFormat.of().parseHex(text);
				case UUID -> UUID.fromString(text);
				case DATE -> LocalDate.parse(text);
				case TIME -> LocalTime.parse(text);
				case TIMESTAMP -> LocalDateTime.parse(text);
				case INSTANT -> Instant.parse(text);
				default -> text;
			};
		}
		catch (RuntimeException ex) {
			throw new MigrationError(
					"%s: '%s' of '%s' is not a value of type %s".formatted(map.place(), text, key, TypeText.of(type)),
					ex);
		}
	}

	static Map<String, Object> writePart(Object part) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("name", Kind.name(part));
		if (part instanceof CheckDefinition check) {
			map.put("condition", check.condition());
		}
		else if (part instanceof UniqueDefinition unique) {
			map.put("columns", unique.columns());
			put(map, "initially", unique.initially());
		}
		else if (part instanceof ForeignKeyDefinition key) {
			map.put("columns", key.columns());
			map.put("target", TableNames.text(key.target()));
			map.put("targetColumns", key.targetColumns());
			map.put("onDelete", key.onDelete());
		}
		else if (part instanceof IndexDefinition index) {
			putAll(map, "columns", index.columns());
			putAll(map, "expressions", index.expressions());
			if (index.unique()) {
				map.put("unique", true);
			}
			put(map, "condition", index.condition());
			put(map, "using", index.using());
		}
		return map;
	}

	static Object readPart(Kind kind, YamlMap map) {
		String name = map.text("name");
		Object part = switch (kind) {
			case CHECK -> new CheckDefinition(name, map.text("condition"));
			case UNIQUE -> new UniqueDefinition(name, map.texts("columns"), map.textOrNull("initially"));
			case FOREIGN_KEY -> new ForeignKeyDefinition(name, map.texts("columns"),
					TableNames.parse(map.text("target")), map.texts("targetColumns"), map.text("onDelete"));
			case INDEX -> new IndexDefinition(name, map.texts("columns"), map.texts("expressions"),
					map.flag("unique", false), map.textOrNull("condition"), map.textOrNull("using"));
		};
		map.end();
		return part;
	}

	static void put(Map<String, Object> map, String key, @Nullable String value) {
		if (value != null) {
			map.put(key, value);
		}
	}

	private static void putAll(Map<String, Object> map, String key, List<?> values) {
		if (!values.isEmpty()) {
			map.put(key, values);
		}
	}

}
