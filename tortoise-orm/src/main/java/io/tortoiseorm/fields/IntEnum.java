package io.tortoiseorm.fields;

/**
 * An enum whose constants are stored as numbers, by an {@link IntEnumField}.
 *
 * <pre class="code">
 * enum Level implements IntEnum {
 *
 * 	LOW(1), HIGH(10);
 *
 * 	private final int value;
 *
 * 	Level(int value) {
 * 		this.value = value;
 * 	}
 *
 * 	public int value() {
 * 		return this.value;
 * 	}
 *
 * }
 * </pre>
 */
public interface IntEnum {

	/**
	 * The number that stands for this constant in the database.
	 * @return from -32768 to 32767, different for each constant
	 */
	int value();

}
