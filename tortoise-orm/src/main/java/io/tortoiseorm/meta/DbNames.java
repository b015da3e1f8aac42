package io.tortoiseorm.meta;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The names that indexes and constraints get when none is given: short enough for every
 * database, told apart by a hash, and always the same for the same columns.
 */
public final class DbNames {

	private DbNames() {
	}

	/**
	 * The name of an index.
	 * @param table the table
	 * @param columns the indexed columns in order, at least one
	 * @return for example {@code idx_users_email_133a6f}
	 */
	public static String index(String table, List<String> columns) {
		return ofColumns("idx", table, columns);
	}

	/**
	 * The name of a unique constraint over several columns.
	 * @param table the table
	 * @param columns the columns in order, at least one
	 * @return the name
	 */
	public static String unique(String table, List<String> columns) {
		return ofColumns("uid", table, columns);
	}

	/**
	 * The name of a unique index, such as that of a many-to-many table.
	 * @param table the table
	 * @param columns the columns in order, at least one
	 * @return the name
	 */
	public static String uniqueIndex(String table, List<String> columns) {
		return ofColumns("uidx", table, columns);
	}

	/**
	 * The name of a foreign key.
	 * @param table the referring table
	 * @param column the referring column
	 * @param targetTable the table referred to
	 * @param targetColumn the column referred to
	 * @return the name
	 */
	public static String foreignKey(String table, String column, String targetTable, String targetColumn) {
		return "fk_%s_%s_%s".formatted(cut(table, 8), cut(targetTable, 8),
				hash(8, List.of(table, column, targetTable, targetColumn)));
	}

	private static String ofColumns(String prefix, String table, List<String> columns) {
		List<String> parts = new ArrayList<>();
		parts.add(table);
		parts.addAll(columns);
		return "%s_%s_%s_%s".formatted(prefix, cut(table, 11), cut(columns.get(0), 7), hash(6, parts));
	}

	private static String cut(String name, int length) {
		return name.substring(0, Math.min(length, name.length()));
	}

	private static String hash(int digits, List<String> parts) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(String.join(";", parts).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, digits);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
