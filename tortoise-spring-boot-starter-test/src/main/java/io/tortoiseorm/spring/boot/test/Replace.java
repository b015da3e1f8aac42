package io.tortoiseorm.spring.boot.test;

/**
 * Whether tests run on an embedded database in place of the configured ones.
 */
public enum Replace {

	/**
	 * Replaces all connections but those that were configured for the test: by
	 * {@code @DynamicPropertySource}, by properties of the test class, or by a container
	 * with {@code @ServiceConnection}.
	 */
	NON_TEST,

	/**
	 * Replaces all connections that come from properties.
	 */
	ANY,

	/**
	 * Replaces none.
	 */
	NONE

}
