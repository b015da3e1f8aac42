package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.util.Locale;

import org.sqlite.Collation;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/**
 * The SQL functions and collations that the driver adds to SQLite's own.
 */
final class SqlFunctions {

	/**
	 * With the UTF-16 of the JDBC driver, this is SQLITE_ANY. Functions for UTF-16 alone
	 * would be passed over for the MATCH of SQLite, which only fails.
	 */
	private static final int EVERY_ENCODING = 1;

	private final SQLiteConnection connection;

	private SqlFunctions(SQLiteConnection connection) {
		this.connection = connection;
	}

	static void register(SQLiteConnection connection, Interruption interruption, boolean regularExpressions)
			throws SQLException {
		SqlFunctions functions = new SqlFunctions(connection);
		functions.text();
		functions.decimals();
		functions.statistics();
		functions.scalar("iso_instant", 1, IsoFunctions::instant);
		functions.scalar("iso_time", 1, IsoFunctions::time);
		functions.scalar("json_contains", 2, JsonContainment::test);
		if (regularExpressions) {
			functions.regularExpressions(interruption);
		}
	}

	// SQLite's own know the letters of ASCII only.
	private void text() throws SQLException {
		scalar("upper", 1, (arguments) -> arguments[0].toUpperCase(Locale.ROOT));
		scalar("lower", 1, (arguments) -> arguments[0].toLowerCase(Locale.ROOT));
	}

	private void decimals() throws SQLException {
		scalar("decimal_add", 2, DecimalFunctions::add);
		scalar("decimal_sub", 2, DecimalFunctions::subtract);
		scalar("decimal_mul", 2, DecimalFunctions::multiply);
		scalar("decimal_div", 2, DecimalFunctions::divide);
		scalar("decimal_mod", 2, DecimalFunctions::remainder);
		scalar("decimal_cmp", 2, DecimalFunctions::compare);
		scalar("decimal_round", 2, DecimalFunctions::round);
		Function.create(this.connection, "decimal_sum", new DecimalAggregate(DecimalAggregate.Kind.SUM), 1, 0);
		Function.create(this.connection, "decimal_avg", new DecimalAggregate(DecimalAggregate.Kind.AVERAGE), 1, 0);
		Collation.create(this.connection, "tortoise_decimal", new DecimalCollation());
	}

	private void statistics() throws SQLException {
		for (VarianceAggregate.Kind kind : VarianceAggregate.Kind.values()) {
			Function.create(this.connection, kind.functionName(), new VarianceAggregate(kind), 1, 0);
		}
	}

	// X REGEXP Y calls regexp(Y, X), X MATCH Y calls match(Y, X).
	private void regularExpressions(Interruption interruption) throws SQLException {
		scalar("regexp", 2, new RegularExpressions(interruption, false));
		scalar("match", 2, new RegularExpressions(interruption, true));
	}

	private void scalar(String name, int arguments, ScalarFunction.Body body) throws SQLException {
		Function.create(this.connection, name, new ScalarFunction(arguments, body), arguments,
				Function.FLAG_DETERMINISTIC | EVERY_ENCODING);
	}

}
