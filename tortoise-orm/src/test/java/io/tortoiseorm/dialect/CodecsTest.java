package io.tortoiseorm.dialect;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes into a column comes out of it.
 */
@DatabaseTest
class CodecsTest {

	private static final TableRef TABLE = new TableRef(null, "kinds");

	private static final Map<String, SqlType> COLUMNS = columns();

	private final DialectProbe probe;

	CodecsTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
	}

	private static Map<String, SqlType> columns() {
		Map<String, SqlType> columns = new LinkedHashMap<>();
		columns.put("c_small", SqlType.SMALLINT);
		columns.put("c_int", SqlType.INTEGER);
		columns.put("c_big", SqlType.BIGINT);
		columns.put("c_decimal", SqlType.decimal(30, 6));
		columns.put("c_real", new SqlType(SqlType.Kind.REAL, 0, 0, null));
		columns.put("c_double", SqlType.DOUBLE);
		columns.put("c_boolean", SqlType.BOOLEAN);
		columns.put("c_char", SqlType.varchar(60));
		columns.put("c_text", SqlType.TEXT);
		columns.put("c_binary", SqlType.BINARY);
		columns.put("c_uuid", SqlType.UUID);
		columns.put("c_date", SqlType.DATE);
		columns.put("c_time", SqlType.TIME);
		columns.put("c_timestamp", SqlType.TIMESTAMP);
		columns.put("c_instant", SqlType.INSTANT);
		columns.put("c_json", SqlType.JSON);
		return columns;
	}

	@BeforeDatabaseTests
	static void createTable(TestDatabase database) {
		Dialect dialect = DialectProbe.dialectOf(database.kind());
		database.execute(Tables.withKey(dialect, TABLE.name(), COLUMNS).toArray(String[]::new));
	}

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of("c_small", Short.MIN_VALUE), Arguments.of("c_small", Short.MAX_VALUE),
				Arguments.of("c_int", Integer.MIN_VALUE), Arguments.of("c_int", Integer.MAX_VALUE),
				Arguments.of("c_big", Long.MIN_VALUE), Arguments.of("c_big", Long.MAX_VALUE),
				Arguments.of("c_decimal", new BigDecimal("123456789012345678901234.567891")),
				Arguments.of("c_decimal", new BigDecimal("-0.000001")),
				Arguments.of("c_decimal", new BigDecimal("1.500000")), Arguments.of("c_real", 0.1f),
				Arguments.of("c_real", -12345.678f), Arguments.of("c_double", 0.1),
				Arguments.of("c_double", 1.7976931348623157E308), Arguments.of("c_double", -2.2250738585072014E-308),
				Arguments.of("c_double", 12345678901234567.0), Arguments.of("c_boolean", true),
				Arguments.of("c_boolean", false), Arguments.of("c_char", "aé😀 '\"\\%_\n\t$1 ?"),
				Arguments.of("c_char", ""), Arguments.of("c_char", "  blanks  "),
				Arguments.of("c_text", "😀".repeat(100_000)), Arguments.of("c_binary", new byte[0]),
				Arguments.of("c_binary", bytes(300_000)),
				Arguments.of("c_uuid", UUID.fromString("ffffffff-0000-4000-8000-0123456789ab")),
				Arguments.of("c_date", LocalDate.of(1600, 2, 29)), Arguments.of("c_date", LocalDate.of(9999, 12, 31)),
				Arguments.of("c_time", LocalTime.MIDNIGHT),
				Arguments.of("c_time", LocalTime.of(23, 59, 59, 999_999_000)),
				Arguments.of("c_timestamp", LocalDateTime.of(1600, 2, 29, 0, 0)),
				Arguments.of("c_timestamp", LocalDateTime.of(2026, 3, 29, 2, 30, 0, 1_000)),
				Arguments.of("c_timestamp", LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000)),
				Arguments.of("c_instant", Instant.parse("1600-02-29T00:00:00.5Z")),
				Arguments.of("c_instant", Instant.parse("2026-03-29T01:30:00.123456Z")),
				Arguments.of("c_instant", Instant.parse("9999-12-30T23:59:59.999999Z")));
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) i;
		}
		return bytes;
	}

	@ParameterizedTest
	@MethodSource("values")
	void columnsKeepValues(String column, Object value) {
		SqlType type = COLUMNS.get(column);
		Object id = insert(column, type, value);
		assertThat(read(column, type, id)).isEqualTo(value);
	}

	@ParameterizedTest
	@MethodSource("values")
	void boundValuesEqualColumns(String column, Object value) {
		SqlType type = COLUMNS.get(column);
		if (type.kind() == SqlType.Kind.REAL) {
			return; // a real is not compared with the decimal number that it stands for
		}
		Object id = insert(column, type, value);
		SqlNode equal = Sql.binary(Sql.name(column), "=", Sql.bind(value, type));
		SqlNode in = this.probe.dialect().operators().in(Sql.name(column), List.of(value), type);
		assertThat(ids(id, equal)).hasSize(1);
		assertThat(ids(id, in)).hasSize(1);
	}

	@Test
	void columnsKeepNull() {
		for (Map.Entry<String, SqlType> column : COLUMNS.entrySet()) {
			Object id = insert(column.getKey(), column.getValue(), null);
			assertThat(read(column.getKey(), column.getValue(), id)).as(column.getKey()).isNull();
		}
	}

	@Test
	void columnsKeepJson() {
		for (String json : List.of("{\"a\": [1, 2.5, \"é\\\"😀\", null, true]}", "[]", "\"text\"", "5", "1.50",
				"null")) {
			Object id = insert("c_json", SqlType.JSON, json);
			Object read = read("c_json", SqlType.JSON, id);
			assertThat(String.valueOf(read).replace(" ", "")).isIn(json.replace(" ", ""), "1.5");
		}
	}

	@Test
	void rowsOfManyColumnsGoInAtOnce() {
		List<Column> columns = COLUMNS.entrySet()
			.stream()
			.map((entry) -> new Column(entry.getKey(), entry.getValue()))
			.toList();
		@Nullable Object[] full = { (short) 1, 2, 3L, new BigDecimal("4.500000"), 5.5f, 6.5, true, "seven", "eight",
				new byte[] { 0, 9, -1 }, UUID.fromString("00000000-0000-4000-8000-000000000010"),
				LocalDate.of(2026, 1, 11), LocalTime.of(12, 12), LocalDateTime.of(2026, 1, 13, 13, 13),
				Instant.parse("2026-01-14T14:14:14Z"), "[15]" };
		@Nullable Object[] empty = new Object[full.length];
		long before = count();
		this.probe.execute(new Insert(TABLE, columns, List.of(full, empty, full), null, List.of()));
		assertThat(count()).isEqualTo(before + 3);
		Select.Builder select = Select.builder();
		columns.forEach((column) -> select.item(Sql.name(column.name()), column.type(), null));
		List<List<@Nullable Object>> rows = this.probe
			.select(select.from(TABLE).where(Sql.binary(Sql.name("c_text"), "=", Nodes.bind("eight"))).build());
		assertThat(rows).hasSize(2)
			.allSatisfy((row) -> assertThat(row).usingRecursiveComparison().isEqualTo(Arrays.asList(full)));
	}

	@Test
	void nanosecondsAreCutOff() {
		Instant precise = Instant.parse("2026-03-29T01:30:00.123456789Z");
		Object id = insert("c_instant", SqlType.INSTANT, precise);
		assertThat(read("c_instant", SqlType.INSTANT, id)).isEqualTo(Instant.parse("2026-03-29T01:30:00.123456Z"));
		assertThat(ids(id, Sql.binary(Sql.name("c_instant"), "=", Sql.bind(precise, SqlType.INSTANT)))).hasSize(1);
	}

	private long count() {
		SqlNode count = Nodes.aggregate(Functions.Function.COUNT, SqlType.BIGINT);
		return (Long) this.probe.value(count, SqlType.BIGINT, TABLE);
	}

	private Object insert(String column, SqlType type, @Nullable Object value) {
		this.probe.execute(new Insert(TABLE, List.of(new Column(column, type)),
				List.<@Nullable Object[]>of(new Object[] { value }), null, List.of()));
		return this.probe.value(
				Nodes.aggregate(Functions.Function.MAX, SqlType.INTEGER, Nodes.column("id", SqlType.INTEGER)),
				SqlType.INTEGER, TABLE);
	}

	private @Nullable Object read(String column, SqlType type, Object id) {
		return this.probe
			.column(Select.builder()
				.item(Sql.name(column), type, null)
				.from(TABLE)
				.where(Sql.binary(Sql.name("id"), "=", Nodes.bind(id)))
				.build())
			.get(0);
	}

	private List<@Nullable Object> ids(Object id, SqlNode condition) {
		return this.probe.column(Select.builder()
			.item(Sql.name("id"), SqlType.INTEGER, null)
			.from(TABLE)
			.where(Sql.binary(Sql.name("id"), "=", Nodes.bind(id)))
			.where(condition)
			.build());
	}

}
