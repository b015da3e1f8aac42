package io.tortoiseorm.dialect.h2;

import java.util.List;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.ansi.AnsiOperators;
import io.tortoiseorm.sql.BoundValue;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * H2's conditions.
 */
final class H2Operators extends AnsiOperators {

	private static final String ESCAPE = " ESCAPE '\\'";

	private final H2Json json = new H2Json();

	private final Types types;

	H2Operators(Types types) {
		super(H2Dialect.NAME);
		this.types = types;
	}

	@Override
	public SqlNode like(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return Sql.sequence(value, ignoreCase ? " ILIKE " : " LIKE ", pattern, ESCAPE);
	}

	@Override
	public SqlNode equalsIgnoreCase(SqlNode left, SqlNode right) {
		// UPPER turns one sharp s into two letters, ILIKE compares letter by letter
		SqlNode literal = Sql.sequence("REPLACE(REPLACE(REPLACE(", right, ", '\\', '\\\\'), '%', '\\%'), '_', '\\_')");
		return like(left, literal, true);
	}

	@Override
	public SqlNode regex(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return Sql.call("REGEXP_LIKE", value, pattern, Sql.raw(ignoreCase ? "'i'" : "'c'"));
	}

	@Override
	public SqlNode in(SqlNode value, List<?> values, SqlType type) {
		return switch (type.kind()) {
			case SMALLINT, INTEGER, BIGINT, VARCHAR, TEXT, UUID -> inArray(value, List.copyOf(values), type);
			// the driver makes no arrays of values with a precision of their own
			default -> inPaddedList(value, values, type);
		};
	}

	private SqlNode inArray(SqlNode value, List<?> values, SqlType type) {
		BoundValue array = new BoundValue(values, type);
		Codec codec = new ListCodec(this.types.codec(type));
		return (out) -> out.node(value).append(" = ANY(").bindBare(array, codec).append(')');
	}

	@Override
	public SqlNode datePart(DatePart part, SqlNode value, SqlType type) {
		String field = (part == DatePart.WEEK) ? "ISO_WEEK" : part.name();
		return Sql.sequence("CAST(EXTRACT(" + field + " FROM ", inUtc(value, type), ") AS BIGINT)");
	}

	@Override
	public SqlNode dateTrunc(DatePart part, SqlNode value, SqlType type) {
		String field = (part == DatePart.WEEK) ? "ISO_WEEK" : part.name();
		return Sql.sequence("DATE_TRUNC(" + field + ", ", inUtc(value, type), ")");
	}

	@Override
	public SqlNode dateOf(SqlNode value, SqlType type) {
		return Sql.cast(inUtc(value, type), "DATE");
	}

	private static SqlNode inUtc(SqlNode value, SqlType type) {
		return isInstant(type) ? Sql.sequence("(", value, " AT TIME ZONE 'UTC')") : value;
	}

	@Override
	public SqlNode jsonPath(SqlNode document, List<Object> path, @Nullable SqlType target) {
		return this.json.path(document, path, target);
	}

}
