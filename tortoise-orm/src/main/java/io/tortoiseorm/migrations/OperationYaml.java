package io.tortoiseorm.migrations;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.migrations.ColumnOperation.AddColumn;
import io.tortoiseorm.migrations.ColumnOperation.AlterColumn;
import io.tortoiseorm.migrations.ColumnOperation.DropColumn;
import io.tortoiseorm.migrations.ColumnOperation.RenameColumn;
import io.tortoiseorm.migrations.ConstraintOperation.Kind;
import io.tortoiseorm.migrations.SchemaOperation.CreateSchema;
import io.tortoiseorm.migrations.SchemaOperation.DropSchema;
import io.tortoiseorm.migrations.TableOperation.AlterPrimaryKey;
import io.tortoiseorm.migrations.TableOperation.CommentTable;
import io.tortoiseorm.migrations.TableOperation.CreateTable;
import io.tortoiseorm.migrations.TableOperation.DropTable;
import io.tortoiseorm.migrations.TableOperation.RenameTable;
import io.tortoiseorm.sql.ddl.ColumnDefinition;

/**
 * Operations as maps of a file: one entry each, of the name of the operation.
 */
final class OperationYaml {

	private OperationYaml() {
	}

	static Map<String, Object> write(Operation operation) {
		Map<String, Object> map = new LinkedHashMap<>();
		return Map.of(name(operation, map), map);
	}

	private static String name(Operation operation, Map<String, Object> map) {
		if (operation instanceof TableOperation table) {
			return name(table, map);
		}
		if (operation instanceof ColumnOperation column) {
			map.put("table", TableNames.text(column.table()));
			return name(column, map);
		}
		if (operation instanceof ConstraintOperation constraint) {
			map.put("table", TableNames.text(constraint.table()));
			return name(constraint, map);
		}
		if (operation instanceof SchemaOperation schema) {
			if (schema instanceof CreateSchema create) {
				map.put("schema", create.name());
				return "createSchema";
			}
			map.put("schema", ((DropSchema) schema).name());
			return "dropSchema";
		}
		if (operation instanceof FillColumns fill) {
			map.put("table", TableNames.text(fill.table()));
			map.put("columns", fill.columns());
			map.put("source", TableNames.text(fill.source()));
			map.put("match", fill.match());
			return "fillColumns";
		}
		if (operation instanceof RunSql sql) {
			map.putAll(new TreeMap<>(sql.statements()));
			if (sql.reverse() != null) {
				map.put("reverse", new TreeMap<>(sql.reverse()));
			}
			return "runSql";
		}
		RunJava java = (RunJava) operation;
		map.put("class", java.className());
		if (java.backward()) {
			map.put("backward", true);
		}
		return "runJava";
	}

	private static String name(TableOperation operation, Map<String, Object> map) {
		if (operation instanceof CreateTable create) {
			DefinitionYaml.put(map, "model", create.model());
			map.putAll(DefinitionYaml.write(create.table()));
			return "createTable";
		}
		if (operation instanceof DropTable drop) {
			map.put("table", TableNames.text(drop.name()));
			return "dropTable";
		}
		if (operation instanceof RenameTable rename) {
			map.put("from", TableNames.text(rename.from()));
			map.put("to", TableNames.text(rename.to()));
			DefinitionYaml.put(map, "model", rename.model());
			return "renameTable";
		}
		if (operation instanceof AlterPrimaryKey key) {
			map.put("table", TableNames.text(key.name()));
			map.put("from", key.from());
			map.put("to", key.to());
			return "alterPrimaryKey";
		}
		CommentTable comment = (CommentTable) operation;
		map.put("table", TableNames.text(comment.name()));
		DefinitionYaml.put(map, "comment", comment.comment());
		return "commentTable";
	}

	private static String name(ColumnOperation operation, Map<String, Object> map) {
		if (operation instanceof AddColumn add) {
			map.put("column", DefinitionYaml.write(add.column()));
			DefinitionYaml.putDefault(map, "fill", add.fill());
			return "addColumn";
		}
		if (operation instanceof AlterColumn alter) {
			map.put("column", DefinitionYaml.write(alter.column()));
			DefinitionYaml.putDefault(map, "fill", alter.fill());
			return "alterColumn";
		}
		if (operation instanceof DropColumn drop) {
			map.put("column", drop.column());
			return "dropColumn";
		}
		RenameColumn rename = (RenameColumn) operation;
		map.put("from", rename.from());
		map.put("to", rename.to());
		return "renameColumn";
	}

	private static String name(ConstraintOperation operation, Map<String, Object> map) {
		if (operation instanceof ConstraintOperation.Add add) {
			map.putAll(DefinitionYaml.writePart(add.definition()));
			return "add" + suffix(add.kind());
		}
		if (operation instanceof ConstraintOperation.Drop drop) {
			map.put("name", drop.name());
			return "drop" + suffix(drop.kind());
		}
		ConstraintOperation.Rename rename = (ConstraintOperation.Rename) operation;
		map.put("from", rename.from());
		map.put("to", rename.to());
		return "rename" + suffix(rename.kind());
	}

	private static String suffix(Kind kind) {
		return Arrays.stream(kind.name().split("_"))
			.map((word) -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
			.collect(Collectors.joining());
	}

	static Operation read(YamlMap entry) {
		if (entry.keys().size() != 1) {
			throw new MigrationError("%s has to be one operation, but has the entries %s".formatted(entry.place(),
					String.join(", ", entry.keys())));
		}
		String name = entry.keys().iterator().next();
		YamlMap map = entry.map(name);
		Operation operation = read(name, map);
		map.end();
		return operation;
	}

	private static Operation read(String name, YamlMap map) {
		for (Kind kind : Kind.values()) {
			if (name.endsWith(suffix(kind))) {
				return readConstraint(name.substring(0, name.length() - suffix(kind).length()), kind, map);
			}
		}
		return switch (name) {
			case "createTable" -> new CreateTable(map.textOrNull("model"), DefinitionYaml.readTable(map));
			case "dropTable" -> new DropTable(TableNames.parse(map.text("table")));
			case "renameTable" -> new RenameTable(TableNames.parse(map.text("from")), TableNames.parse(map.text("to")),
					map.textOrNull("model"));
			case "commentTable" -> new CommentTable(TableNames.parse(map.text("table")), map.textOrNull("comment"));
			case "createSchema" -> new CreateSchema(map.text("schema"));
			case "dropSchema" -> new DropSchema(map.text("schema"));
			case "alterPrimaryKey" ->
				new AlterPrimaryKey(TableNames.parse(map.text("table")), map.texts("from"), map.texts("to"));
			case "fillColumns" -> new FillColumns(TableNames.parse(map.text("table")), pairs(map, "columns"),
					TableNames.parse(map.text("source")), pairs(map, "match"));
			case "addColumn" -> {
				ColumnDefinition column = DefinitionYaml.readColumn(map.map("column"));
				yield new AddColumn(TableNames.parse(map.text("table")), column,
						DefinitionYaml.readDefault(map, "fill", column.type()));
			}
			case "alterColumn" -> {
				ColumnDefinition column = DefinitionYaml.readColumn(map.map("column"));
				yield new AlterColumn(TableNames.parse(map.text("table")), column,
						DefinitionYaml.readDefault(map, "fill", column.type()));
			}
			case "dropColumn" -> new DropColumn(TableNames.parse(map.text("table")), map.text("column"));
			case "renameColumn" ->
				new RenameColumn(TableNames.parse(map.text("table")), map.text("from"), map.text("to"));
			case "runSql" -> readSql(map);
			case "runJava" -> new RunJava(map.text("class"), map.flag("backward", false));
			default -> throw unknown(name, map);
		};
	}

	private static Map<String, String> pairs(YamlMap map, String key) {
		YamlMap pairs = map.map(key);
		Map<String, String> read = new LinkedHashMap<>();
		pairs.keys().forEach((name) -> read.put(name, pairs.text(name)));
		if (read.isEmpty()) {
			throw new MigrationError("%s has no columns".formatted(pairs.place()));
		}
		return read;
	}

	private static Operation readConstraint(String verb, Kind kind, YamlMap map) {
		String table = map.text("table");
		return switch (verb) {
			case "add" -> new ConstraintOperation.Add(TableNames.parse(table), DefinitionYaml.readPart(kind, map));
			case "drop" -> new ConstraintOperation.Drop(TableNames.parse(table), kind, map.text("name"));
			case "rename" ->
				new ConstraintOperation.Rename(TableNames.parse(table), kind, map.text("from"), map.text("to"));
			default -> throw unknown(verb + suffix(kind), map);
		};
	}

	private static RunSql readSql(YamlMap map) {
		Map<String, List<String>> reverse = null;
		if (map.has("reverse")) {
			reverse = statements(map.map("reverse"));
		}
		Map<String, List<String>> statements = statements(map);
		return new RunSql(statements, reverse);
	}

	private static Map<String, List<String>> statements(YamlMap map) {
		Map<String, List<String>> statements = new LinkedHashMap<>();
		for (String key : List.of(RunSql.ALL, "postgres", "mysql", "mariadb", "h2", "sqlite", "mssql", "oracle")) {
			Object value = map.find(key);
			if (value != null) {
				statements.put(key, (value instanceof List) ? map.texts(key)
						: List.of(Objects.requireNonNull(map.textOrNull(key))));
			}
		}
		return statements;
	}

	private static MigrationError unknown(String name, YamlMap map) {
		return new MigrationError(
				"%s: there is no operation '%s'. There are createTable, dropTable, renameTable, commentTable, alterPrimaryKey, "
					.formatted(map.place(), name) + "addColumn, alterColumn, dropColumn, renameColumn, fillColumns, "
						+ "createSchema, dropSchema, add…, drop… and rename… with Index, "
						+ "Unique, Check and ForeignKey, runSql and runJava");
	}

}
