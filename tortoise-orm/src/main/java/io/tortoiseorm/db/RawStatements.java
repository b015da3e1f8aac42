package io.tortoiseorm.db;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.RawText;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Statements of SQL written by hand.
 */
public final class RawStatements {

	private RawStatements() {
	}

	/**
	 * A statement of hand-written SQL with bound parameters.
	 * @param dialect the database it is for
	 * @param sql the text; {@code ?} outside of quotes stands for a parameter, {@code ??}
	 * for a question mark
	 * @param parameters the parameters in order
	 * @return the statement
	 * @throws io.tortoiseorm.exceptions.ParamsError if parameters and markers differ in
	 * number
	 */
	public static SqlStatement of(Dialect dialect, String sql, List<? extends @Nullable Object> parameters) {
		return of(dialect, RawText.positional(sql, parameters));
	}

	/**
	 * A statement of hand-written SQL with bound parameters.
	 * @param dialect the database it is for
	 * @param sql the text and its parameters
	 * @return the statement
	 */
	public static SqlStatement of(Dialect dialect, RawText sql) {
		List<String> pieces = sql.pieces();
		List<@Nullable Object> parameters = sql.parameters();
		SqlWriter out = dialect.writer().append(pieces.get(0));
		for (int i = 0; i < parameters.size(); i++) {
			Object parameter = parameters.get(i);
			if (parameter == null) {
				out.append("NULL");
			}
			else {
				ValueType type = ValueType.of(parameter.getClass());
				out.bind(type.toOperand(parameter), type.sqlType());
			}
			out.append(pieces.get(i + 1));
		}
		return out.toStatement();
	}

	/**
	 * Reads a row as a map of column to value, as the driver gives them.
	 * @param row the row
	 * @return an unmodifiable map in the order of the columns
	 */
	static Map<String, @Nullable Object> map(SqlRow row) {
		List<String> names = row.columnNames();
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < names.size(); i++) {
			map.put(names.get(i), row.get(i, Object.class));
		}
		return Collections.unmodifiableMap(map);
	}

}
