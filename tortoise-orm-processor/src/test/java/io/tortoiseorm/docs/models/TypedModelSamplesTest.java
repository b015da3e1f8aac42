package io.tortoiseorm.docs.models;

import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The typed samples of the guide to models do what they say.
 */
@DatabaseTest
class TypedModelSamplesTest {

	private final TestDatabase database;

	TypedModelSamplesTest(TestDatabase database) {
		this.database = database;
	}

	@Test
	void linksHaveFieldsAndAreFoundByThePartsOfTheirKey() {
		try (TestOrm orm = TestOrm.withModels(this.database, Student.class, Course.class, Enrolment.class)) {
			Student student = orm.await(Student.objects.create(new Student()));
			Course maths = new Course();
			maths.code = "maths";
			orm.await(maths.save().then(TypedModelSamples.link(student, maths)));
			assertThat(orm.await(TypedModelSamples.parts())).extracting((enrolment) -> enrolment.grade)
				.containsExactly(1);
		}
	}

}
