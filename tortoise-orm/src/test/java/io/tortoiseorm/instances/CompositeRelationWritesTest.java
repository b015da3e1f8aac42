package io.tortoiseorm.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.GetOrCreate;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.instances.Enrolments.Award;
import io.tortoiseorm.instances.Enrolments.Certificate;
import io.tortoiseorm.instances.Enrolments.Club;
import io.tortoiseorm.instances.Enrolments.Course;
import io.tortoiseorm.instances.Enrolments.Enrolment;
import io.tortoiseorm.instances.Enrolments.EnrolmentKey;
import io.tortoiseorm.instances.Enrolments.Label;
import io.tortoiseorm.instances.Enrolments.Mark;
import io.tortoiseorm.instances.Enrolments.Student;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.schema.ModelTables;
import io.tortoiseorm.schema.introspection.LiveForeignKey;
import io.tortoiseorm.schema.introspection.LiveSchema;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.schema.introspection.SchemaInspector;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.SaveOptions.updateFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Instances that refer to models with a key of several fields: what they hold, how they
 * are saved, linked and deleted, and what the database has of it.
 */
@DatabaseTest
class CompositeRelationWritesTest {

	private static TestOrm orm;

	private Tortoise.@Nullable Binding binding;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Enrolments.MODELS);
		orm.await(Flux.just(1, 2, 3).concatMap((id) -> Student.objects.create("id", id, "name", "s" + id)).then());
		orm.await(Flux.just("art", "math").concatMap((code) -> Course.objects.create("code", code)).then());
		orm.await(Flux.just("x", "y").concatMap((text) -> Label.objects.create("text", text)).then());
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@BeforeEach
	void bind() {
		this.binding = orm.tortoise().bind();
	}

	@AfterEach
	void unbind() {
		if (this.binding != null) {
			this.binding.close();
		}
	}

	@BeforeEach
	void fill() {
		orm.await(Mark.objects.all()
			.delete()
			.then(Certificate.objects.all().delete())
			.then(Award.objects.all().delete())
			.then(Club.objects.all().delete())
			.then(Enrolment.objects.all().update("previous", null))
			.then(Enrolment.objects.all().delete()));
		orm.await(Enrolment.objects
			.bulkCreate(List.of(Enrolment.of(1, "art", 5), Enrolment.of(1, "math", 3), Enrolment.of(2, "art", 1))));
	}

	private static Enrolment enrolment(int student, String course) {
		return orm.await(Enrolment.objects.get(List.of(student, course)));
	}

	private static Mark mark(int id) {
		return orm.await(Mark.objects.get(id));
	}

	@Test
	void aHolderKeepsThePartsOfTheKey() {
		Mark mark = new Mark();
		assertThat(mark.enrolment.id()).isNull();
		mark.enrolment.setId(List.of(1, "art"));
		assertThat(mark.enrolment.id()).isEqualTo(List.of(1, "art"));
		Enrolment target = Enrolment.of(2, "math", 1);
		mark.enrolment.set(target);
		assertThat(mark.enrolment.id()).isEqualTo(target.pk()).isEqualTo(List.of(2, "math"));
		mark.enrolment.setId(List.of(2, "math"));
		assertThat(mark.enrolment.get()).isSameAs(target);
		mark.enrolment.setId(List.of(2, "art"));
		assertThat(mark.enrolment.isFetched()).isFalse();
		mark.enrolment.set(null);
		assertThat(mark.enrolment.id()).isNull();
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> mark.enrolment.setId(1))
			.withMessage("Mark.enrolment refers to the key [studentId, courseId] of Enrolment: give a list of these "
					+ "values, found Integer.");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> mark.enrolment.setId(List.of(1)))
			.withMessageEndingWith("found a list of 1.");
	}

	@Test
	void aPartIsSetWhileTheOthersStay() {
		orm.await(Mark.objects.create("id", 1, "points", 1, "enrolment", List.of(1, "art")));
		Mark mark = mark(1);
		orm.await(Mono.defer(() -> mark.updateFromMap(Map.of("enrolmentCourseId", "math")).save()));
		assertThat(mark.enrolment.id()).isEqualTo(List.of(1, "math"));
		assertThat(mark(1).enrolment.id()).isEqualTo(List.of(1, "math"));
		mark.enrolment.set(enrolment(2, "art"));
		mark.updateFromMap(Map.of("enrolmentStudentId", 1));
		assertThat(mark.enrolment.isFetched()).isFalse();
		assertThat(mark.enrolment.id()).isEqualTo(List.of(1, "art"));
	}

	@Test
	void referencesAreSaved() {
		Mark mark = Mark.of(1, 10, List.of(1, "art"));
		orm.await(mark.save());
		mark.resit.set(enrolment(2, "art"));
		assertThat(orm.statementsOf(mark.save())).singleElement().asString().contains("again_who", "again_what");
		mark.enrolment.setId(List.of(1, "math"));
		mark.points = 11;
		orm.await(mark.save(updateFields("enrolment")));
		assertThat(mark(1).points).isEqualTo(10);
		assertThat(mark(1).enrolment.id()).isEqualTo(List.of(1, "math"));
		assertThat(orm.await(mark(1).resit.fetch())).hasToString("2art");
		Mark partly = orm.await(Mark.objects.all().only("points").get());
		orm.await(partly.refreshFromDb("enrolment", "resit"));
		assertThat(partly.resit.id()).isEqualTo(List.of(2, "art"));
		mark.resit.set(null);
		orm.await(mark.save());
		assertThat(orm.await(Mark.objects.filter("resit__isnull", true).count())).isEqualTo(1L);
	}

	@Test
	void aTargetIsSavedFirst() {
		Enrolment target = new Enrolment();
		Mark mark = new Mark();
		mark.id = 1;
		mark.enrolment.set(target);
		assertThatExceptionOfType(OperationalError.class).isThrownBy(() -> orm.await(mark.save()))
			.withMessageContaining("Mark.enrolment refers to a Enrolment that has no key yet: save() it first.");
		target.student.setId(2);
		target.course.setId("math");
		orm.await(target.save().then(mark.save()));
		assertThat(mark(1).enrolment.id()).isEqualTo(List.of(2, "math"));
		assertThatExceptionOfType(ValidationError.class).isThrownBy(() -> orm.await(new Mark().save()))
			.withMessageContaining("enrolmentStudentId");
	}

	@Test
	void wrongReferencesAreRefusedByTheDatabase() {
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> orm.await(Mark.of(1, 1, List.of(2, "math")).save()));
		orm.await(Certificate.objects.create("enrolment", List.of(1, "art"), "copied", List.of(2, "art")));
		assertThatExceptionOfType(IntegrityError.class).isThrownBy(() -> orm
			.await(Certificate.objects.create("enrolment", List.of(1, "math"), "copied", List.of(2, "art"))));
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> orm.await(Certificate.objects.create("enrolment", List.of(1, "art"))));
		Certificate certificate = orm.await(Certificate.objects.get(List.of(1, "art")));
		assertThat(certificate.pk()).isEqualTo(List.of(1, "art"));
		assertThat(orm.await(enrolment(2, "art").fetchRelated("copy"))).isNotNull();
	}

	@Test
	void rowsAreUpdatedByQueries() {
		orm.await(Mark.objects.bulkCreate(List.of(Mark.of(1, 1, List.of(1, "art")), Mark.of(2, 2, List.of(1, "art")))));
		orm.await(Mark.objects.filter("id", 1).update("enrolment", enrolment(2, "art")));
		assertThat(mark(1).enrolment.id()).isEqualTo(List.of(2, "art"));
		orm.await(Mark.objects.filter("enrolment", List.of(2, "art")).update("enrolment", new EnrolmentKey(1, "math")));
		assertThat(mark(1).enrolment.id()).isEqualTo(List.of(1, "math"));
		orm.await(Mark.objects.filter("id", 1)
			.update(Values.of("resit", List.of(2, "art"), "points", F.of("enrolment__grade"))));
		assertThat(mark(1).resit.id()).isEqualTo(List.of(2, "art"));
		assertThat(mark(1).points).isEqualTo(3);
		orm.await(Mark.objects.filter("resit__grade", 1)
			.update(Values.of("resitStudentId", F.of("enrolmentStudentId"), "resitCourseId", "art")));
		assertThat(mark(1).resit.id()).isEqualTo(List.of(1, "art"));
		orm.await(Mark.objects.all().update("resit", null));
		assertThat(orm.await(Mark.objects.filter("resit", null).count())).isEqualTo(2L);
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> orm.await(Mark.objects.all().update("resit", F.of("enrolment"))))
			.withMessage("Mark.resit has a field for each part of its key: set each of [resitStudentId, resitCourseId] "
					+ "to an expression of its own.");
		assertThat(orm.await(Mark.objects.filter("enrolment__grade", 3).delete())).isEqualTo(1L);
	}

	@Test
	void manyInstancesAreWritten() {
		List<Mark> marks = new ArrayList<>(List.of(Mark.of(1, 1, List.of(1, "art")), Mark.of(2, 2, List.of(1, "art"))));
		orm.await(Mark.objects.bulkCreate(marks));
		marks.get(0).enrolment.setId(List.of(2, "art"));
		marks.get(1).resit.setId(List.of(1, "math"));
		orm.await(Mark.objects.bulkUpdate(marks, List.of("enrolment", "resit")));
		assertThat(mark(1).enrolment.id()).isEqualTo(List.of(2, "art"));
		assertThat(mark(1).resit.id()).isNull();
		assertThat(mark(2).resit.id()).isEqualTo(List.of(1, "math"));
		Mark again = Mark.of(2, 9, List.of(2, "art"));
		orm.await(Mark.objects.bulkCreate(List.of(again), (o) -> o.onConflict("id").update("enrolment")));
		assertThat(mark(2).enrolment.id()).isEqualTo(List.of(2, "art"));
		assertThat(mark(2).points).isEqualTo(2);
	}

	@Test
	void rowsAreFoundOrCreated() {
		Values lookups = Values.of("enrolment", enrolment(1, "art"), "points", 7);
		GetOrCreate<Mark> created = orm.await(Mark.objects.getOrCreate(lookups, Values.of("id", 5)));
		assertThat(created.created()).isTrue();
		assertThat(created.object().enrolment.id()).isEqualTo(List.of(1, "art"));
		assertThat(orm.await(Mark.objects.getOrCreate(lookups, Values.of("id", 6))).created()).isFalse();
		Mark updated = orm.await(Mark.objects.updateOrCreate(lookups, Values.of("resit", List.of(2, "art"), "id", 5)))
			.object();
		assertThat(mark(updated.id).resit.id()).isEqualTo(List.of(2, "art"));
		Mark copy = updated.clone(8);
		orm.await(copy.save());
		assertThat(mark(8).enrolment.id()).isEqualTo(List.of(1, "art"));
		orm.await(enrolment(1, "math").marks.create("id", 9, "points", 0));
		assertThat(mark(9).enrolment.id()).isEqualTo(List.of(1, "math"));
	}

	@Test
	void whatRefersToADeletedRowGoesOrIsCutOff() {
		Enrolment first = enrolment(1, "art");
		orm.await(Mark.objects.bulkCreate(List.of(Mark.of(1, 1, List.of(1, "art")), Mark.of(2, 2, List.of(2, "art")))));
		orm.await(Mark.objects.filter("id", 2).update("resit", first));
		orm.await(Enrolment.objects.filter("pk", List.of(2, "art")).update("previous", first));
		orm.await(first.labels.add(List.of("x")));
		orm.await(first.delete());
		assertThat(orm.await(Mark.objects.all().list())).hasToString("[m2]");
		assertThat(mark(2).resit.id()).isNull();
		assertThat(enrolment(2, "art").previous.id()).isNull();
		assertThat(orm.await(Label.objects.filter("enrolments__isnull", false).count())).isZero();
	}

	@Test
	void linksAreChanged() {
		Club red = orm.await(Club.objects.create("name", "red"));
		Enrolment first = enrolment(1, "art");
		orm.await(red.members.add(first, enrolment(2, "art")).then(red.members.add(first)));
		orm.await(red.members.add(List.of(List.of(1, "math"), new EnrolmentKey(1, "art"))));
		assertThat(orm.await(red.members.all().orderBy("pk").list())).hasToString("[1art, 1math, 2art]");
		orm.await(red.members.remove(List.of(List.of(1, "math"), List.of(2, "math"))));
		orm.await(enrolment(2, "art").clubs.remove(red));
		assertThat(orm.await(red.members.all().list())).hasToString("[1art]");
		orm.await(first.likes.add(first, enrolment(2, "art")));
		assertThat(orm.await(first.likes.filter("likedBy", first).orderBy("pk").list())).hasToString("[1art, 2art]");
		orm.await(first.likes.clear().then(first.clubs.clear()));
		assertThat(orm.await(first.likes.all().count())).isZero();
		assertThat(orm.await(red.members.all().count())).isZero();
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> orm.await(red.members.add(List.of(1, "art"))))
			.withMessageContaining("The key of Enrolment is [studentId, courseId]");
	}

	@Test
	void theDatabaseHasKeysOfSeveralColumns() {
		LiveSchema schema = orm.await(SchemaInspector.inspect(orm.database()));
		for (TableDefinition table : ModelTables.of(orm.tortoise().registry(), "default")) {
			LiveTable found = schema.table(table.table().name());
			assertThat(found.foreignKeys()).extracting(LiveForeignKey::columns)
				.as(found.name())
				.containsExactlyInAnyOrderElementsOf(
						table.foreignKeys().stream().map(ForeignKeyDefinition::columns).toList());
			table.foreignKeys()
				.forEach(
						(key) -> assertThat(found.foreignKeys()).anyMatch((live) -> live.columns().equals(key.columns())
								&& live.targetColumns().equals(key.targetColumns())
								&& live.onDelete().equals(key.onDelete())));
			table.uniques().forEach((unique) -> assertThat(found.isUnique(unique.columns())).isTrue());
			table.indexes()
				.forEach((index) -> assertThat(found.isUnique(index.columns())
						|| found.indexes().stream().anyMatch((live) -> live.columns().equals(index.columns())))
					.as(index.name())
					.isTrue());
		}
		assertThat(schema.table("ck_enrolments_ck_labels").columns()).extracting("name")
			.containsExactly("ck_enrolments_student_id", "ck_enrolments_course_id", "label_id");
		assertThat(schema.table("ck_likes").columns()).extracting("name")
			.containsExactly("ck_enrolments_student_id", "ck_enrolments_course_id", "enrolment_student_id",
					"enrolment_course_id");
		assertThat(schema.table("ck_certificates").keyColumns()).containsExactly("of_student_id", "of_course_id");
	}

}
