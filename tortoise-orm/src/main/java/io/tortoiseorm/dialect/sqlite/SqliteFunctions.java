package io.tortoiseorm.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.dialect.ansi.AnsiFunctions;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * SQLite's functions. Decimals, being text, go through the driver's functions.
 */
final class SqliteFunctions extends AnsiFunctions {

	private SqliteFunctions(AnsiCasts casts) {
		super(casts, new SqliteArithmetic(casts), new SqliteAggregates(casts));
	}

	static SqliteFunctions create() {
		return new SqliteFunctions(new SqliteCasts());
	}

	/**
	 * A computed decimal, which compares as number.
	 */
	static SqlNode decimal(SqlNode value) {
		return Sql.sequence("(", value, " COLLATE " + SqliteTypes.DECIMAL_COLLATION + ")");
	}

	private static boolean isDecimal(SqlType type) {
		return type.kind() == Kind.DECIMAL;
	}

	@Override
	protected void writeLength(SqlWriter out, Argument value) {
		out.append("LENGTH(").node(casts().text(value)).append(')');
	}

	@Override
	protected void writeSubstring(SqlWriter out, List<Argument> arguments) {
		writeCall(out, "SUBSTR", arguments);
	}

	@Override
	protected void writeChoice(SqlWriter out, Function function, List<Argument> arguments, SqlType result) {
		if (isDecimal(result)) {
			out.node(decimal(Sql.call(function.name(), decimals(arguments))));
		}
		else {
			super.writeChoice(out, function, arguments, result);
		}
	}

	@Override
	protected void writeExtreme(SqlWriter out, Function function, List<Argument> arguments, SqlType result) {
		String name = (function == Function.GREATEST) ? "MAX" : "MIN";
		if (arguments.size() == 1) {
			// with one argument it would be the aggregate
			out.node(arguments.get(0).node());
		}
		else if (isDecimal(result)) {
			out.node(decimal(Sql.call(name, decimals(arguments))));
		}
		else {
			writeCall(out, name, arguments);
		}
	}

	private List<SqlNode> decimals(List<Argument> arguments) {
		List<SqlNode> nodes = new ArrayList<>();
		arguments.forEach((argument) -> nodes.add(decimal(casts().text(argument))));
		return nodes;
	}

	@Override
	protected void writeAbsolute(SqlWriter out, Argument value) {
		if (isDecimal(value.type())) {
			SqlNode node = value.node();
			out.node(decimal(Sql.sequence("CASE WHEN DECIMAL_CMP(", node, ", '0') < 0 THEN DECIMAL_SUB('0', ", node,
					") ELSE ", node, " END")));
		}
		else {
			super.writeAbsolute(out, value);
		}
	}

	@Override
	protected void writeRounded(SqlWriter out, List<Argument> arguments, SqlType result) {
		SqlNode digits = (arguments.size() > 1) ? arguments.get(1).node() : Sql.raw("0");
		SqlNode rounded = decimal(Sql.call("DECIMAL_ROUND", casts().exact(arguments.get(0)), digits));
		if (isDecimal(result)) {
			out.node(rounded);
		}
		else {
			out.node(Sql.cast(rounded, out.dialect().types().castType(result)));
		}
	}

	@Override
	protected void writeWhole(SqlWriter out, Function function, Argument value, SqlType result) {
		if (!isDecimal(value.type())) {
			super.writeWhole(out, function, value, result);
			return;
		}
		boolean up = function == Function.CEIL;
		SqlNode rest = Sql.sequence("DECIMAL_MOD(", value.node(), ", '1')");
		SqlNode cut = Sql.sequence("DECIMAL_SUB(", value.node(), ", ", rest, ")");
		SqlNode whole = Sql.sequence("DECIMAL_ROUND(CASE WHEN DECIMAL_CMP(", rest, ", '0') " + (up ? ">" : "<"),
				" 0 THEN DECIMAL_ADD(", cut, up ? ", '1') ELSE " : ", '-1') ELSE ", cut, " END, 0)");
		out.node(isDecimal(result) ? decimal(whole) : Sql.cast(whole, out.dialect().types().castType(result)));
	}

	@Override
	protected void writeNow(SqlWriter out, SqlType result) {
		out.append(switch (result.kind()) {
			case DATE -> "STRFTIME('%Y-%m-%d', 'now')";
			case TIME -> "(STRFTIME('%H:%M:%f', 'now') || '000')";
			default -> "(STRFTIME('%Y-%m-%d %H:%M:%f', 'now') || '000')";
		});
	}

	@Override
	protected void writeRandom(SqlWriter out) {
		// 53 random bits, as many as a floating-point number holds
		out.append("((RANDOM() & 9007199254740991) / 9007199254740992.0)");
	}

}
