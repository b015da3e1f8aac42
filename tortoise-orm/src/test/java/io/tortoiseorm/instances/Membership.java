package io.tortoiseorm.instances;

import java.time.Instant;
import java.util.UUID;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import org.jspecify.annotations.Nullable;

/**
 * A link with fields of its own.
 */
@Table(name = "memberships")
public class Membership extends Model<Membership> {

	/** All rows. */
	public static final Manager<Membership> objects = Manager.of(Membership.class);

	@UUIDField(primaryKey = true)
	public @Nullable UUID id;

	@ForeignKeyField(relatedName = "memberships")
	public ForeignKeyRelation<Club> club;

	@ForeignKeyField(relatedName = "memberships")
	public ForeignKeyRelation<Person> person;

	@CharField(maxLength = 20)
	public String role = "member";

	@DatetimeField(autoNowAdd = true)
	public @Nullable Instant since;

}
