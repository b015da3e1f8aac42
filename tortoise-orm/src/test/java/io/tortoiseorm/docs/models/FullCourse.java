package io.tortoiseorm.docs.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;

/**
 * A course without places.
 */
@Table(name = "full_courses", view = true)
public class FullCourse extends Model<FullCourse> {

	public static final Manager<FullCourse> objects = Manager.of(FullCourse.class);

	@CharField(maxLength = 10, primaryKey = true)
	public String code = "";

}
