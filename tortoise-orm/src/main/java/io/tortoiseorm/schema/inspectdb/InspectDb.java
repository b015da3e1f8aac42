package io.tortoiseorm.schema.inspectdb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.schema.inspectdb.ModelSources.SourceFile;
import io.tortoiseorm.schema.introspection.LiveSchema;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.schema.introspection.LiveView;
import io.tortoiseorm.schema.introspection.SchemaInspector;
import reactor.core.publisher.Mono;

/**
 * Writes models for the tables of a live database: a start for those who come with one.
 * Needs {@code com.palantir.javapoet:javapoet} on the class path.
 */
public final class InspectDb {

	private final String packageName;

	private final Predicate<LiveTable> tables;

	private InspectDb(String packageName, Predicate<LiveTable> tables) {
		this.packageName = packageName;
		this.tables = tables;
	}

	/**
	 * Models for all tables, and read-only models for all views.
	 * @param packageName the package of the models
	 * @return the generator
	 */
	public static InspectDb into(String packageName) {
		return new InspectDb(packageName, (table) -> true);
	}

	/**
	 * The same generator for some tables and views. A foreign key to a table that is left
	 * out becomes a plain field.
	 * @param wanted tells the tables and views, by name or by what they have
	 * @return the new generator
	 */
	public InspectDb tables(Predicate<LiveTable> wanted) {
		return new InspectDb(this.packageName, wanted);
	}

	/**
	 * Looks at the database and writes models for its tables.
	 * @param database the database
	 * @return the sources
	 */
	public Mono<ModelSources> inspect(Database database) {
		return SchemaInspector.inspect(database).map(this::sources);
	}

	/**
	 * Writes models for the tables of a schema.
	 * @param schema the schema
	 * @return the sources
	 * @throws ConfigurationError if JavaPoet is not on the class path
	 */
	public ModelSources sources(LiveSchema schema) {
		requireJavaPoet();
		List<String> notes = new ArrayList<>();
		List<LiveTable> views = schema.views()
			.stream()
			.filter((view) -> view.columns().stream().anyMatch((column) -> column.sqlType() != null))
			.map(InspectDb::asTable)
			.toList();
		List<ModelPlan> plans = new ModelPlanner(schema.tables().stream().filter(this.tables).toList(),
				views.stream().filter(this.tables).toList(), notes)
			.plan();
		ModelWriter writer = new ModelWriter(this.packageName);
		List<SourceFile> files = new ArrayList<>();
		files.add(writer.packageFile());
		plans.forEach((plan) -> files.add(writer.file(plan)));
		return new ModelSources(files, notes);
	}

	private static LiveTable asTable(LiveView view) {
		return new LiveTable(view.table(), view.columns(), null, List.of(), List.of(), List.of(), List.of(),
				view.comment());
	}

	private static void requireJavaPoet() {
		try {
			Class.forName("com.palantir.javapoet.JavaFile", false, InspectDb.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new ConfigurationError("Writing models from a database needs JavaPoet, which is not on the class"
					+ " path: add the dependency com.palantir.javapoet:javapoet", ex);
		}
	}

}
