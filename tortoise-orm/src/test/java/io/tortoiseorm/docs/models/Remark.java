package io.tortoiseorm.docs.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a student in a course.
 */
@Table(name = "remarks")
public class Remark extends Model<Remark> {

	public static final Manager<Remark> objects = Manager.of(Remark.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@ForeignKeyField(relatedName = "remarks")
	public ForeignKeyRelation<Enrolment> enrolment;

	@TextField
	public String text = "";

}
