package io.tortoiseorm.several;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import org.jspecify.annotations.Nullable;

/**
 * A model that is loaded again and again.
 */
@Table(name = "notes")
public class Note extends Model<Note> {

	public static final Manager<Note> objects = Manager.of(Note.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@CharField(maxLength = 20)
	public String text = "";

}
