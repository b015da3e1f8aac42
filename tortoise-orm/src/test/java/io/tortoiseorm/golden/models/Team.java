package io.tortoiseorm.golden.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ManyToManyRelation;

/**
 * Who takes part in events.
 */
@Table(name = "teams")
public class Team extends Model<Team> {

	/** All rows. */
	public static final Manager<Team> objects = Manager.of(Team.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 255)
	public String name;

	public ManyToManyRelation<Event> events;

}
