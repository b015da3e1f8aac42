package io.tortoiseorm.spring.boot.autoconfigure;

import io.tortoiseorm.TortoiseBuilder;

/**
 * Changes what the ORM is made of, after everything that is configured and before it is
 * made. All beans of this type are called in order.
 */
@FunctionalInterface
public interface TortoiseBuilderCustomizer {

	/**
	 * Changes the description of the ORM.
	 * @param builder the description
	 */
	void customize(TortoiseBuilder builder);

}
