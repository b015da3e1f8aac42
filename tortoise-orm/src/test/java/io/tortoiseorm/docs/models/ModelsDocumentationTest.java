package io.tortoiseorm.docs.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation of models shows is compiled, and does what it says.
 */
@DatabaseTest
class ModelsDocumentationTest {

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private final TestDatabase database;

	ModelsDocumentationTest(TestDatabase database) {
		this.database = database;
	}

	@Test
	void everySampleIsCompiled() throws IOException {
		String sources;
		try (Stream<Path> files = Files.list(Path.of("src/test/java/io/tortoiseorm/docs/models"))) {
			sources = files.map(ModelsDocumentationTest::plain).collect(Collectors.joining());
		}
		Matcher samples = JAVA.matcher(Files.readString(Path.of("..", "docs", "models.md")));
		int found = 0;
		while (samples.find()) {
			assertThat(sources).contains(samples.group(1).replaceAll("\\s+", ""));
			found++;
		}
		assertThat(found).isPositive();
	}

	private static String plain(Path file) {
		try {
			return Files.readString(file).replaceAll("\\s+", "");
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Test
	void theSamplesRun() {
		try (TestOrm orm = TestOrm.withModels(this.database, Student.class, Course.class, Enrolment.class,
				FullCourse.class)) {
			Student student = new Student();
			Course course = new Course();
			course.code = "maths";
			orm.await(student.save().then(course.save()).then(Student.objects.filter("id", student.id).count()));
			orm.await(Student.objects.get(student.id).flatMap((saved) -> Samples.link(saved, course)));
			assertThat(student.id).isEqualTo(1);
			Enrolment enrolment = orm.await(Samples.keys());
			assertThat(enrolment).isNotNull();
			assertThat(enrolment.grade).isEqualTo(1);
			assertThat(orm.await(Samples.several())).isEqualTo(List.of(enrolment));
			assertThat(orm.await(Course.objects.all().list())).isEqualTo(List.of(course));
		}
	}

}
