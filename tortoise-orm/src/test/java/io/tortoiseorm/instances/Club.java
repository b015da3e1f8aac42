package io.tortoiseorm.instances;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.relations.ManyToManyRelation;

/**
 * A model whose links to people are a model of their own.
 */
@Table(name = "clubs")
public class Club extends Model<Club> {

	/** All rows. */
	public static final Manager<Club> objects = Manager.of(Club.class);

	@CharField(maxLength = 50)
	public String name = "";

	@ManyToManyField(relatedName = "clubs", through = "memberships")
	public ManyToManyRelation<Person> people;

}
