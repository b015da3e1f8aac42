package io.tortoiseorm.architecture;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.exceptions.TortoiseException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rooms of the core and who may know whom.
 */
class ArchitectureTest {

	private static final String ROOT = "io.tortoiseorm";

	private static final Path CLASSES = classFolder();

	private static final JavaClasses CORE = new ClassFileImporter().importPath(CLASSES);

	private static final DescribedPredicate<JavaClass> FRONT_DOOR = resideInAPackage(ROOT);

	private static final DescribedPredicate<JavaClass> ANNOTATION = describe("annotations",
			(type) -> type.getBaseComponentType().isAnnotation());

	/**
	 * The front door knows everything. The annotations in it are a room of their own,
	 * since metadata and the shapes of results are read from them. Relation holders hand
	 * out query sets, and so do migrations in Java, so relations, migrations and the
	 * front door know each other.
	 */
	@Test
	void roomsKnowOnlyWhatTheyStandOn() {
		LayeredArchitecture rooms = Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInAnyPackage(ROOT + "..")
			.withOptionalLayers(true)
			.layer("annotations")
			.definedBy(FRONT_DOOR.and(ANNOTATION))
			.layer("front door")
			.definedBy(FRONT_DOOR.and(not(ANNOTATION)));
		for (String room : List.of("fields", "relations", "expressions", "exceptions", "meta", "sql", "dialect",
				"query", "db", "schema")) {
			rooms = rooms.layer(room).definedBy(ROOT + "." + room + "..");
		}
		// its command line stands on the front door
		rooms = rooms.layer("migrations").definedBy(ROOT + ".migrations");
		check(rooms.whereLayer("exceptions")
			.mayNotAccessAnyLayer()
			.whereLayer("fields")
			.mayOnlyAccessLayers("exceptions")
			.whereLayer("annotations")
			.mayOnlyAccessLayers("fields")
			.whereLayer("sql")
			.mayOnlyAccessLayers("dialect", "exceptions")
			.whereLayer("dialect")
			.mayOnlyAccessLayers("sql", "exceptions")
			.whereLayer("meta")
			.mayOnlyAccessLayers("annotations", "fields", "sql", "dialect", "exceptions")
			.whereLayer("expressions")
			.mayOnlyAccessLayers("meta", "fields", "sql", "dialect", "exceptions")
			.whereLayer("db")
			.mayOnlyAccessLayers("meta", "sql", "dialect", "exceptions")
			.whereLayer("query")
			.mayOnlyAccessLayers("annotations", "expressions", "meta", "fields", "sql", "dialect", "db", "exceptions")
			.whereLayer("relations")
			.mayOnlyAccessLayers("front door", "annotations", "query", "expressions", "meta", "fields", "db",
					"exceptions")
			.whereLayer("schema")
			.mayOnlyAccessLayers("meta", "annotations", "fields", "sql", "dialect", "db", "exceptions")
			.whereLayer("migrations")
			.mayOnlyAccessLayers("front door", "schema", "expressions", "meta", "annotations", "fields", "sql",
					"dialect", "db", "exceptions"));
	}

	@Test
	void onlyTheR2dbcTransportKnowsR2dbc() {
		check(noClasses().that()
			.resideOutsideOfPackage(ROOT + ".db.r2dbc..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.r2dbc.."));
	}

	@Test
	void nothingBlocks() {
		Set<String> blocking = Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");
		check(noClasses().should()
			.callMethodWhere(call("a method of Mono or Flux that blocks",
					(target) -> blocking.contains(target.getName()) && (target.getOwner().isAssignableTo(Mono.class)
							|| target.getOwner().isAssignableTo(Flux.class)))));
	}

	/**
	 * Drivers run such a batch as one statement after the other, each with its own round
	 * trip.
	 */
	@Test
	void nothingAddsBindingsToAStatement() {
		check(noClasses().should()
			.callMethodWhere(call("Statement.add",
					(target) -> target.getName().equals("add") && target.getOwner().isAssignableTo(Statement.class))));
	}

	/** A look-up by name for each row and column costs more than the decoding. */
	@Test
	void nothingReadsColumnsByName() {
		check(noClasses().should()
			.callMethodWhere(call("get of a row with the name of a column",
					(target) -> target.getName().equals("get") && target.getOwner().isAssignableTo(Readable.class)
							&& target.getRawParameterTypes().get(0).isEquivalentTo(String.class))));
	}

	/** All columns of a query in parentheses are columns that are named there. */
	@Test
	void nothingSelectsColumnsItDoesNotName() throws IOException {
		Pattern star = Pattern.compile("\\bselect\\s+(distinct\\s+)?\\*(?!\\s*from\\s*\\()", Pattern.CASE_INSENSITIVE);
		try (Stream<Path> files = Files.walk(CLASSES)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".class")).toList()) {
				assertThat(ConstantPool.stringsOf(file)).as(CLASSES.relativize(file).toString())
					.noneMatch((string) -> star.matcher(string).find());
			}
		}
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(CORE.stream().map(JavaClass::getPackage).distinct())
			.allMatch((javaPackage) -> javaPackage.isAnnotatedWith(NullMarked.class));
	}

	private static DescribedPredicate<JavaMethodCall> call(String description, Predicate<MethodCallTarget> target) {
		return describe(description, (call) -> target.test(call.getTarget()));
	}

	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(CORE);
	}

	private static Path classFolder() {
		try {
			return Path.of(TortoiseException.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
