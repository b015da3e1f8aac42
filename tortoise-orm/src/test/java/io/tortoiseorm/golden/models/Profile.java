package io.tortoiseorm.golden.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.relations.OneToOneRelation;
import org.jspecify.annotations.Nullable;

/**
 * More about a user.
 */
@Table(name = "profiles")
public class Profile extends Model<Profile> {

	/** All rows. */
	public static final Manager<Profile> objects = Manager.of(Profile.class);

	@IntField(primaryKey = true)
	public Integer id;

	@OneToOneField(relatedName = "profile", onDelete = OnDelete.CASCADE)
	public OneToOneRelation<User> user;

	@CharField(maxLength = 200)
	public @Nullable String website;

}
