package io.tortoiseorm.golden.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ReverseRelation;

/**
 * Where events belong.
 */
@Table(name = "tournaments")
public class Tournament extends Model<Tournament> {

	/** All rows. */
	public static final Manager<Tournament> objects = Manager.of(Tournament.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 255)
	public String name;

	public ReverseRelation<Event> events;

}
