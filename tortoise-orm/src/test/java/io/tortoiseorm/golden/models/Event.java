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
import org.jspecify.annotations.Nullable;

/**
 * What teams take part in.
 */
@Table(name = "events")
public class Event extends Model<Event> {

	/** All rows. */
	public static final Manager<Event> objects = Manager.of(Event.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 255)
	public String name;

	@ForeignKeyField(relatedName = "events", onDelete = OnDelete.CASCADE)
	public @Nullable ForeignKeyRelation<Tournament> tournament;

	@ManyToManyField(relatedName = "events", through = "event_team")
	public ManyToManyRelation<Team> participants;

}
