package io.tortoiseorm.spring.boot.autoconfigure;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.fields.CharField;

/**
 * A model that lives on a connection of its own.
 */
public class Elsewhere extends Model<Elsewhere> {

	public static final Manager<Elsewhere> objects = Manager.of(Elsewhere.class);

	@CharField(maxLength = 100)
	public String name = "";

}
