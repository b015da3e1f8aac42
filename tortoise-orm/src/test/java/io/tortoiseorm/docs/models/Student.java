package io.tortoiseorm.docs.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.relations.ManyToManyRelation;
import org.jspecify.annotations.Nullable;

/**
 * A student.
 */
@Table(name = "students")
public class Student extends Model<Student> {

	public static final Manager<Student> objects = Manager.of(Student.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@ManyToManyField(relatedName = "students", through = "enrolments")
	public ManyToManyRelation<Course> courses;

}
