package io.tortoiseorm.docs.records;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.ModelRecord;
import io.tortoiseorm.ModelRecord.Annotated;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ReverseRelation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

// @formatter:off
@ModelRecord(name = "GuestOut", exclude = "passwordHash")
@ModelRecord(name = "GuestCreate", include = { "email", "city" }, writeOnly = "password", excludeReadOnly = true)
@ModelRecord(name = "GuestPatch", include = { "email", "city" }, excludeReadOnly = true, optional = true)
@ModelRecord(name = "Booking", include = { "email", "stays.room", "stays.nights" }, excludeReadOnly = true)
@ModelRecord(name = "GuestReport", include = "email", annotated = @Annotated(name = "nights", type = int.class))
@Table(name = "guests")
public class Guest extends Model<Guest> {

	public static final Manager<Guest> objects = Manager.of(Guest.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	/** Where the confirmation goes. */
	@CharField(maxLength = 255, unique = true)
	@Email
	public String email;

	@CharField(maxLength = 100)
	public String city = "";

	@CharField(maxLength = 100)
	public String passwordHash = "";

	@NotBlank
	@Size(max = 200)
	public transient @Nullable String password;

	@NotEmpty
	@Size(max = 10)
	public ReverseRelation<Stay> stays;

}
