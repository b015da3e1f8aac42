package io.tortoiseorm.docs.records;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.ModelRecord;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

// @formatter:off
@ModelRecord(name = "StayOut", include = { "id", "nights", "guest.email", "guest.city" })
@Table(name = "stays")
public class Stay extends Model<Stay> {

	public static final Manager<Stay> objects = Manager.of(Stay.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@ForeignKeyField(relatedName = "stays")
	public ForeignKeyRelation<Guest> guest;

	@IntField
	public int room;

	@IntField
	@Positive
	public int nights;

}
