package io.tortoiseorm.golden.models;

import java.time.LocalDate;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DateField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.relations.BackwardOneToOneRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * Who buys.
 */
@Table(name = "users")
public class User extends Model<User> {

	/** All rows. */
	public static final Manager<User> objects = Manager.of(User.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 255, unique = true)
	public String email;

	@CharField(maxLength = 100, unique = true)
	public String username;

	@CharEnumField(maxLength = 20)
	public Role role = Role.USER;

	@BooleanField
	public boolean isActive = true;

	@TextField
	public @Nullable String bio;

	@IntField
	public @Nullable Integer age;

	@DateField
	public LocalDate joined;

	public BackwardOneToOneRelation<Profile> profile;

	public ReverseRelation<Order> orders;

}
