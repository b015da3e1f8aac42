package io.tortoiseorm.docs.models;

import java.util.List;

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
			Course art = new Course();
			art.code = "art";
			art.slot = 1;
			Student other = orm.await(Student.objects.create(new Student()));
			orm.await(art.save().then(TypedModelSamples.link(student, art)).then(TypedModelSamples.link(other, art)));
			assertThat(orm.await(TypedModelSamples.byKey()).course.id()).isEqualTo("maths");
			assertThat(orm.await(TypedModelSamples.byKeys())).extracting((enrolment) -> enrolment.pk())
				.containsExactly(List.of(2, "art"), List.of(1, "maths"));
			assertThat(orm.await(Enrolment.objects.filter(Enrolment_.pk.notIn(Enrolment_.key(1, "maths")))
				.orderBy(Enrolment_.pk.asc())
				.list())).extracting((enrolment) -> enrolment.pk())
				.containsExactly(List.of(1, "art"), List.of(2, "art"));
			assertThat(orm.await(Student.objects.filter(Student_.enrolments().pk.eq(Enrolment_.key(1, "art"))).list()))
				.containsExactly(student);
			assertThat(orm.await(Student.objects.filter(Student_.enrolments().pk.isNull()).count())).isZero();
			assertThat(
					orm.await(Enrolment.objects
						.filter(Enrolment_.pk.in(Enrolment.objects.filter(Enrolment_.courseId.eq("art"))),
								Enrolment_.pk.ne(Enrolment_.key(1, "art")))
						.count()))
				.isEqualTo(1);
			assertThat(orm.await(TypedModelSamples.parts())).extracting((enrolment) -> enrolment.grade)
				.containsExactly(1, 1);
		}
	}

}
