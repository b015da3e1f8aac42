package io.tortoiseorm.db;

/**
 * Makes something of a row. Runs inside the driver's callback: it must not block and must
 * not keep the row.
 *
 * @param <T> what a row becomes
 */
@FunctionalInterface
public interface RowMapper<T> {

	/**
	 * Maps a row.
	 * @param row the row, valid during this call
	 * @return what it becomes
	 */
	T map(SqlRow row);

}
