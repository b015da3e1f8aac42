package io.tortoiseorm.docs.models;

import java.util.List;

import io.tortoiseorm.Values;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation of models shows does what it says.
 */
@DatabaseTest
class ModelsDocumentationTest {

	private final TestDatabase database;

	ModelsDocumentationTest(TestDatabase database) {
		this.database = database;
	}

	@Test
	void theSamplesRun() {
		try (TestOrm orm = TestOrm.withModels(this.database, Student.class, Course.class, Enrolment.class,
				FullCourse.class, Remark.class)) {
			Student student = new Student();
			Course course = new Course();
			course.code = "maths";
			orm.await(student.save().then(course.save()).then(Student.objects.filter("id", student.id).count()));
			orm.await(Student.objects.get(student.id)
				.flatMap((saved) -> saved.courses.add(course, Values.of("grade", 1))));
			assertThat(student.id).isEqualTo(1);
			Enrolment enrolment = orm.await(Samples.keys());
			assertThat(enrolment).isNotNull();
			assertThat(enrolment.grade).isEqualTo(1);
			assertThat(orm.await(Samples.several())).isEqualTo(List.of(enrolment));
			Remark remark = orm.await(Samples.remark(enrolment));
			assertThat(remark.enrolment.id()).isEqualTo(List.of(1, "maths"));
			assertThat(orm.await(Samples.remarks())).isEqualTo(List.of(remark));
			assertThat(orm.await(Course.objects.all().list())).isEqualTo(List.of(course));
		}
	}

}
