package io.tortoiseorm.instances;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.relations.ManyToManyRelation;

/**
 * A member of clubs.
 */
@Table(name = "people")
public class Person extends Model<Person> {

	/** All rows. */
	public static final Manager<Person> objects = Manager.of(Person.class);

	@CharField(maxLength = 50)
	public String name = "";

	public ManyToManyRelation<Club> clubs;

}
