package io.tortoiseorm.instances;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.relations.BackwardOneToOneRelation;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * Enrolments, which are told apart by student and course, and all that can refer to such
 * a key.
 */
final class Enrolments {

	static final Class<?>[] MODELS = { Student.class, Course.class, Enrolment.class, Mark.class, Certificate.class,
			Award.class, Speech.class, Club.class, Label.class };

	private Enrolments() {
	}

	/** The key of an enrolment. */
	record EnrolmentKey(int student, String course) {

	}

	/** A student. */
	@Table(name = "ck_students")
	public static class Student extends Model<Student> {

		public static final Manager<Student> objects = Manager.of(Student.class);

		@IntField(primaryKey = true, generated = false)
		public int id;

		@CharField(maxLength = 20)
		public String name = "";

		public ReverseRelation<Enrolment> enrolments;

	}

	/** A course. */
	@Table(name = "ck_courses")
	public static class Course extends Model<Course> {

		public static final Manager<Course> objects = Manager.of(Course.class);

		@CharField(maxLength = 10, primaryKey = true)
		public String code = "";

	}

	/** A student in a course. */
	@Table(name = "ck_enrolments")
	@CompositeKey({ "student", "course" })
	public static class Enrolment extends Model<Enrolment> {

		public static final Manager<Enrolment> objects = Manager.of(Enrolment.class);

		@ForeignKeyField(relatedName = "enrolments")
		public ForeignKeyRelation<Student> student;

		@ForeignKeyField(relatedName = "enrolments")
		public ForeignKeyRelation<Course> course;

		@IntField
		public int grade;

		@ForeignKeyField(relatedName = "next", nullable = true, onDelete = OnDelete.SET_NULL)
		public ForeignKeyRelation<Enrolment> previous;

		@ManyToManyField(relatedName = "enrolments")
		public ManyToManyRelation<Label> labels;

		@ManyToManyField(relatedName = "likedBy", through = "ck_likes")
		public ManyToManyRelation<Enrolment> likes;

		public ReverseRelation<Mark> marks;

		public ReverseRelation<Enrolment> next;

		public BackwardOneToOneRelation<Certificate> certificate;

		public ManyToManyRelation<Club> clubs;

		static Enrolment of(int student, String course, int grade) {
			Enrolment enrolment = new Enrolment();
			enrolment.student.setId(student);
			enrolment.course.setId(course);
			enrolment.grade = grade;
			return enrolment;
		}

		@Override
		public String toString() {
			return "" + this.student.id() + this.course.id();
		}

	}

	/** A mark within an enrolment. */
	@Table(name = "ck_marks")
	public static class Mark extends Model<Mark> {

		public static final Manager<Mark> objects = Manager.of(Mark.class);

		@IntField(primaryKey = true, generated = false)
		public int id;

		@ForeignKeyField(relatedName = "marks", index = true)
		public ForeignKeyRelation<Enrolment> enrolment;

		@ForeignKeyField(relatedName = "resits", columns = { "again_who", "again_what" }, nullable = true,
				onDelete = OnDelete.SET_NULL)
		public ForeignKeyRelation<Enrolment> resit;

		@IntField
		public int points;

		static Mark of(int id, int points, @Nullable Object enrolment) {
			Mark mark = new Mark();
			mark.id = id;
			mark.points = points;
			mark.enrolment.setId(enrolment);
			return mark;
		}

		@Override
		public String toString() {
			return "m" + this.id;
		}

	}

	/** What an enrolment ends in. */
	@Table(name = "ck_certificates")
	public static class Certificate extends Model<Certificate> {

		public static final Manager<Certificate> objects = Manager.of(Certificate.class);

		@OneToOneField(primaryKey = true, column = "of")
		public OneToOneRelation<Enrolment> enrolment;

		@OneToOneField(relatedName = "copy", nullable = true)
		public OneToOneRelation<Enrolment> copied;

		@CharField(maxLength = 20)
		public String text = "";

	}

	/** An award of a year for an enrolment, with a key that is made of another. */
	@Table(name = "ck_awards")
	@CompositeKey({ "enrolment", "year" })
	public static class Award extends Model<Award> {

		public static final Manager<Award> objects = Manager.of(Award.class);

		@ForeignKeyField(relatedName = "awards")
		public ForeignKeyRelation<Enrolment> enrolment;

		@IntField(column = "the_year")
		public int year;

	}

	/** What is said of an award. */
	@Table(name = "ck_speeches")
	public static class Speech extends Model<Speech> {

		public static final Manager<Speech> objects = Manager.of(Speech.class);

		@IntField(primaryKey = true, generated = false)
		public int id;

		@ForeignKeyField(relatedName = "speeches")
		public ForeignKeyRelation<Award> award;

	}

	/** A club of enrolments. */
	@Table(name = "ck_clubs")
	public static class Club extends Model<Club> {

		public static final Manager<Club> objects = Manager.of(Club.class);

		@CharField(maxLength = 10, primaryKey = true)
		public String name = "";

		@ManyToManyField(relatedName = "clubs")
		public ManyToManyRelation<Enrolment> members;

		@Override
		public String toString() {
			return this.name;
		}

	}

	/** A label. */
	@Table(name = "ck_labels")
	public static class Label extends Model<Label> {

		public static final Manager<Label> objects = Manager.of(Label.class);

		@CharField(maxLength = 10, primaryKey = true)
		public String text = "";

		@Override
		public String toString() {
			return this.text;
		}

	}

}
