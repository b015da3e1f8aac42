package io.tortoiseorm.docs.models;

import io.tortoiseorm.CheckConstraint;
import io.tortoiseorm.Index;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;

/**
 * A course.
 */
@Table(name = "courses", description = "What is taught",
		checks = @CheckConstraint(name = "course_has_places", value = "places > 0"),
		uniqueTogether = { @UniqueTogether({ "room", "slot" }) },
		indexes = { @Index({ "teacher", "slot" }), @Index(value = "teacher", name = "course_teacher") },
		ordering = { "slot", "-code" })
public class Course extends Model<Course> {

	public static final Manager<Course> objects = Manager.of(Course.class);

	@CharField(maxLength = 10, primaryKey = true)
	public String code = "";

	@IntField
	public int slot;

	@CharField(maxLength = 10)
	public String room = "";

	@CharField(maxLength = 20)
	public String teacher = "";

	@IntField
	public int places = 20;

}
