package io.tortoiseorm.meta.scanned;

/**
 * A model with another inside.
 */
public class Alpha extends Base<Alpha> {

	/**
	 * The model inside.
	 */
	public static class Inside extends Base<Inside> {

	}

}
