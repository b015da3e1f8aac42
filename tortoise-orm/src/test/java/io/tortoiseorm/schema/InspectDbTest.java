package io.tortoiseorm.schema;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.DialectProbe;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import io.tortoiseorm.schema.inspectdb.InspectDb;
import io.tortoiseorm.schema.inspectdb.ModelSources.SourceFile;
import io.tortoiseorm.schema.inspectdb.ModelSources;
import io.tortoiseorm.schema.introspection.LiveSchema;
import io.tortoiseorm.schema.introspection.SchemaInspector;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models written from a database: they compile, and their tables are those they were
 * written from.
 */
@DatabaseTest
class InspectDbTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String PACKAGE = "inspected.models";

	private final TestDatabase database;

	@TempDir
	private Path folder;

	InspectDbTest(TestDatabase database) {
		this.database = database;
	}

	@Test
	void theShopComesBackFromItsTables() throws Exception {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", List.of("io.tortoiseorm.golden.models"))
			.build();
		ModelSources sources = comesBack(registry);
		assertThat(sources.notes()).isEmpty();
		assertThat(source(sources, "User")).contains("@Table(name = \"users\")", "class User extends Model<User>",
				"Manager<User> objects = Manager.of(User.class)", "@CharField(maxLength = 255, unique = true)",
				"public @Nullable String bio;", "public BackwardOneToOneRelation<Profile> profile;");
		assertThat(source(sources, "Order"))
			.contains("@ForeignKeyField(relatedName = \"orders\")", "public ForeignKeyRelation<User> customer;")
			.doesNotContain("customerId", "onDelete");
		assertThat(source(sources, "Product"))
			.contains("@ManyToManyField(relatedName = \"products\", through = \"product_tag\")",
					"public ManyToManyRelation<Tag> tags;", "@DecimalField(maxDigits = 10, decimalPlaces = 2)",
					"index = true")
			.doesNotContain("\"name\")");
		assertThat(source(sources, "Employee")).contains("onDelete = OnDelete.SET_NULL",
				"@Nullable ForeignKeyRelation<Employee> manager");
	}

	@Test
	void constraintsAndDefaultsComeBackFromTheirTables() throws Exception {
		ModelSources sources = comesBack(Library.registry());
		assertThat(sources.notes()).isEmpty();
		assertThat(source(sources, "Book")).contains("@UniqueTogether({ \"author\", \"title\" })",
				"@Index({ \"published\", \"title\" })", "@Index(value = \"price\", name = \"idx_price\")",
				"description = \"What can be lent; it's a lot\"");
		assertThat(source(sources, "Author")).contains("column = \"full name\"", "editorBooks", "authorBooks");
		assertThat(source(sources, "Setting")).contains("generated = false", "@DbDefault(\"42\")",
				"kind = DbDefault.Kind.SQL");
	}

	@Test
	void keysOfSeveralColumnsComeBack() throws Exception {
		ModelSources sources = comesBack(
				ModelRegistry.builder().app("models", "default", Student.class, Grade.class).build());
		assertThat(sources.notes()).isEmpty();
		assertThat(source(sources, "Grade"))
			.contains("@CompositeKey({ \"term\", \"student\" })", "public ForeignKeyRelation<Student> student;",
					"public Integer term;", "public @Nullable String mark;")
			.doesNotContain("primaryKey");
		assertThat(source(sources, "Student")).contains("public ReverseRelation<Grade> grades;");
	}

	@Test
	void relationsOfSeveralColumnsComeBack() throws Exception {
		ModelSources sources = comesBack(ModelRegistry.builder()
			.app("models", "default", Student.class, Grade.class, Remark.class, Prize.class, Gift.class, Board.class)
			.build());
		assertThat(sources.notes()).isEmpty();
		assertThat(source(sources, "Remark")).contains("public ForeignKeyRelation<Grade> grade;",
				"columns = { \"which\", \"whose\" }", "public @Nullable OneToOneRelation<Grade> grade2;",
				"@Index({ \"gradeTerm\", \"gradeStudentId\" })");
		assertThat(source(sources, "Prize"))
			.contains("primaryKey = true", "column = \"theGrade\"", "public OneToOneRelation<Grade> theGrade;")
			.doesNotContain("@CompositeKey");
		assertThat(source(sources, "Gift")).contains("@CompositeKey({ \"prize\", \"number\" })",
				"public ForeignKeyRelation<Prize> prize;");
		assertThat(source(sources, "Board")).contains("public ManyToManyRelation<Grade> grades;",
				"forwardKeys = { \"a\", \"b\" }", "public ManyToManyRelation<Prize> prizes;");
	}

	@Test
	void tablesOfOthersBecomeModelsAsFarAsTheyCan() throws Exception {
		execute("CREATE TABLE \"class\" (\"id\" INT NOT NULL PRIMARY KEY, \"for\" VARCHAR(5), \"2nd\" INT,"
				+ " \"twice\" INT GENERATED ALWAYS AS (\"2nd\" * 2)"
				+ (this.database.kind() == TestDatabaseKind.H2 ? "" : " STORED")
				+ ", CONSTRAINT \"enough\" CHECK (\"2nd\" > 3))");
		execute("CREATE TABLE \"USER_LOG\" (\"CODE\" VARCHAR(10) NOT NULL, \"class_id\" INT,"
				+ " CONSTRAINT \"only_code\" UNIQUE (\"CODE\"), FOREIGN KEY (\"class_id\") REFERENCES \"class\" (\"id\"))");
		execute("CREATE TABLE \"heap\" (\"a\" INT, \"class_id\" INT, FOREIGN KEY (\"class_id\")"
				+ " REFERENCES \"class\" (\"id\"))");
		execute("CREATE VIEW \"low_classes\" AS SELECT \"for\", \"id\" FROM \"class\" WHERE \"id\" < 10");
		LiveSchema schema = inspect(this.database);
		try {
			ModelSources sources = inspectDb(this.database);
			compiled(sources).close();
			assertThat(sources.notes()).hasSize(3)
				.anySatisfy((note) -> assertThat(note).contains("low_classes: column id is taken for the key"))
				.anySatisfy((note) -> assertThat(note).contains("heap has no model"))
				.anySatisfy((note) -> assertThat(note).contains("class: column twice is left out"));
			assertThat(source(sources, "Class")).contains("String forField", "column = \"for\"", "Integer field2nd",
					"ReverseRelation<UserLog> userLogs", "@CheckConstraint(name = \"enough\", value = ");
			assertThat(source(sources, "UserLog")).contains("primaryKey = true", "String code", "column = \"CODE\"",
					"@Nullable ForeignKeyRelation<Class> class");
			assertThat(source(sources, "LowClass")).contains("@Table(name = \"low_classes\", view = true)");
			ModelSources fewer = InspectDb.into(PACKAGE)
				.tables((table) -> !table.name().equals("class"))
				.sources(schema);
			assertThat(source(fewer, "UserLog")).contains("@Nullable Integer classId");
		}
		finally {
			execute("DROP VIEW \"low_classes\"");
			drop(schema);
		}
	}

	private void execute(String statement) {
		this.database.execute(this.database.kind().isMySqlFamily() ? statement.replace('"', '`') : statement);
	}

	private static String source(ModelSources sources, String className) {
		return sources.files()
			.stream()
			.filter((file) -> file.typeName().equals(PACKAGE + "." + className))
			.map(SourceFile::content)
			.findFirst()
			.orElseThrow();
	}

	private ModelSources comesBack(ModelRegistry registry) throws Exception {
		create(registry, this.database);
		LiveSchema before = inspect(this.database);
		ModelSources sources = InspectDb.into(PACKAGE).sources(before);
		try (URLClassLoader loader = compiled(sources);
				TestDatabase second = TestDatabase.create(this.database.kind())) {
			List<Class<?>> models = new ArrayList<>();
			for (SourceFile file : sources.files()) {
				if (!file.typeName().endsWith("package-info")) {
					models.add(loader.loadClass(file.typeName()));
				}
			}
			ModelRegistry inspected = ModelRegistry.builder()
				.app("inspected", "default", models.toArray(Class<?>[]::new))
				.build();
			create(inspected, second);
			assertThat(inspect(second).tables()).containsExactlyElementsOf(before.tables());
		}
		finally {
			drop(before);
		}
		return sources;
	}

	private void drop(LiveSchema schema) {
		boolean mySql = this.database.kind().isMySqlFamily();
		List<String> statements = new ArrayList<>();
		if (mySql) {
			statements.add("SET FOREIGN_KEY_CHECKS = 0");
		}
		else if (this.database.kind() == TestDatabaseKind.SQLITE) {
			statements.add("PRAGMA foreign_keys = OFF");
		}
		String drop = mySql ? "DROP TABLE `%s`" : "DROP TABLE \"%s\"";
		String cascade = statements.isEmpty() ? " CASCADE" : "";
		schema.tables().forEach((table) -> statements.add(drop.formatted(table.name()) + cascade));
		this.database.execute(statements.toArray(String[]::new));
	}

	private static void create(ModelRegistry registry, TestDatabase database) {
		SchemaGenerator.statements(registry, "default", DialectProbe.dialectOf(database.kind()))
			.forEach(database::execute);
	}

	private static LiveSchema inspect(TestDatabase database) {
		Database opened = R2dbcDatabases.builder(ConnectionConfig.of("default", database.url())).build();
		try {
			return Objects.requireNonNull(SchemaInspector.inspect(opened).block(PATIENCE));
		}
		finally {
			opened.close().block(PATIENCE);
		}
	}

	private static ModelSources inspectDb(TestDatabase database) {
		Database opened = R2dbcDatabases.builder(ConnectionConfig.of("default", database.url())).build();
		try {
			return Objects.requireNonNull(InspectDb.into(PACKAGE).inspect(opened).block(PATIENCE));
		}
		finally {
			opened.close().block(PATIENCE);
		}
	}

	private URLClassLoader compiled(ModelSources sources) throws IOException {
		sources.writeTo(this.folder);
		Path classes = Files.createDirectories(this.folder.resolve("classes"));
		JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
		StringWriter messages = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			List<Path> paths = sources.files().stream().map((file) -> this.folder.resolve(file.path())).toList();
			List<String> options = List.of("-d", classes.toString(), "-proc:none", "-Xlint:all,-serial,-path",
					"-classpath", System.getProperty("java.class.path"));
			compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(paths)).call();
		}
		assertThat(messages.toString()).isEmpty();
		return new URLClassLoader(new URL[] { classes.toUri().toURL() }, getClass().getClassLoader());
	}

	@Table(name = "students")
	static class Student extends Model<Student> {

		@IntField(primaryKey = true)
		Integer id;

	}

	@Table(name = "grades")
	@CompositeKey({ "term", "student" })
	static class Grade extends Model<Grade> {

		@IntField
		Integer term;

		@ForeignKeyField(relatedName = "grades")
		ForeignKeyRelation<Student> student;

		@CharField(maxLength = 2)
		@Nullable String mark;

	}

	@Table(name = "remarks")
	static class Remark extends Model<Remark> {

		@IntField(primaryKey = true)
		Integer id;

		@ForeignKeyField(relatedName = "remarks", index = true)
		ForeignKeyRelation<Grade> grade;

		@OneToOneField(relatedName = "best", columns = { "which", "whose" }, nullable = true)
		OneToOneRelation<Grade> best;

	}

	@Table(name = "prizes")
	static class Prize extends Model<Prize> {

		@OneToOneField(column = "theGrade", primaryKey = true)
		OneToOneRelation<Grade> grade;

	}

	@Table(name = "gifts")
	@CompositeKey({ "prize", "number" })
	static class Gift extends Model<Gift> {

		@ForeignKeyField
		ForeignKeyRelation<Prize> prize;

		@IntField
		Integer number;

	}

	@Table(name = "boards")
	static class Board extends Model<Board> {

		@IntField(primaryKey = true)
		Integer id;

		@ManyToManyField(through = "board_grades", forwardKeys = { "a", "b" })
		ManyToManyRelation<Grade> grades;

		@ManyToManyField
		ManyToManyRelation<Prize> prizes;

	}

}
