package io.tortoiseorm.query;

import java.time.Clock;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What queries run against: the models and the connections of one started ORM.
 */
public interface QueryEnvironment {

	/**
	 * The models.
	 * @return the registry
	 */
	ModelRegistry registry();

	/**
	 * The tests a lookup key may end in.
	 * @return the lookups
	 */
	Lookups lookups();

	/**
	 * Tells the time for fields that are set on saving, and the zone for those without
	 * one.
	 * @return the clock
	 */
	Clock clock();

	/**
	 * Checks instances before they are written.
	 * @return the validation
	 */
	InstanceValidation validation();

	/**
	 * The connection for an operation on a model.
	 * @param model the model
	 * @param write whether rows are written or locked
	 * @param chosen the name the caller chose, or {@code null} to ask the routers
	 * @return the connection
	 */
	Database database(ModelMeta model, boolean write, @Nullable String chosen);

}
