package io.tortoiseorm.meta;

/**
 * Makes the relation holders of instances.
 */
@FunctionalInterface
public interface HolderFactory {

	/**
	 * Makes a holder.
	 * @param owner the instance it belongs to
	 * @param name the property that will hold it
	 * @param holderType the declared type of that property
	 * @return a new holder of that type
	 */
	RelationSlot create(ModelBase owner, String name, Class<?> holderType);

}
