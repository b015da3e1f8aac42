package io.tortoiseorm.docs.models;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ForeignKeyRelation;

/**
 * A student in a course.
 */
@Table(name = "enrolments")
@CompositeKey({ "student", "course" })
public class Enrolment extends Model<Enrolment> {

	public static final Manager<Enrolment> objects = Manager.of(Enrolment.class);

	@ForeignKeyField(relatedName = "enrolments")
	public ForeignKeyRelation<Student> student;

	@ForeignKeyField(relatedName = "enrolments")
	public ForeignKeyRelation<Course> course;

	@IntField
	public int grade;

}
