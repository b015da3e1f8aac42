package io.tortoiseorm.golden.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * Related to itself in both ways.
 */
@Table(name = "employees")
public class Employee extends Model<Employee> {

	/** All rows. */
	public static final Manager<Employee> objects = Manager.of(Employee.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 50)
	public String name;

	@ForeignKeyField(relatedName = "teamMembers", onDelete = OnDelete.SET_NULL)
	public @Nullable ForeignKeyRelation<Employee> manager;

	@ManyToManyField(relatedName = "getsTalkedTo", through = "employee_talks")
	public ManyToManyRelation<Employee> talksTo;

	public ReverseRelation<Employee> teamMembers;

	public ManyToManyRelation<Employee> getsTalkedTo;

}
