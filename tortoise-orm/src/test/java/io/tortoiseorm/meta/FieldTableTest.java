package io.tortoiseorm.meta;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.Model;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.fields.ArrayField;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.BinaryField;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DateField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.FloatField;
import io.tortoiseorm.fields.GeometryField;
import io.tortoiseorm.fields.IntEnum;
import io.tortoiseorm.fields.IntEnumField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.SmallIntField;
import io.tortoiseorm.fields.TSVectorField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.fields.TimeDeltaField;
import io.tortoiseorm.fields.TimeField;
import io.tortoiseorm.fields.UUIDField;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documentation of fields says what the code does.
 */
class FieldTableTest {

	private static final Path DOCUMENT = Path.of("..", "docs", "fields.md");

	private static final List<Dialect> DIALECTS = List.of(Dialects.postgres(), Dialects.mysql(), Dialects.h2(),
			Dialects.sqlite());

	@Test
	void theTableIsThatOfTheDialects() throws IOException {
		List<String> shown = Files.readAllLines(DOCUMENT)
			.stream()
			.filter((line) -> line.startsWith("| `@"))
			.map((line) -> line.replaceAll(" +", " "))
			.toList();
		assertThat(shown).containsExactlyElementsOf(table());
	}

	private static List<String> table() {
		ModelMeta model = ModelRegistry.builder()
			.app("models", "default", Everything.class)
			.build()
			.get(Everything.class);
		List<String> rows = new ArrayList<>();
		for (FieldMeta field : model.fields()) {
			if (!field.primaryKey()) {
				rows.add(row(field));
			}
		}
		return rows;
	}

	private static String row(FieldMeta field) {
		List<String> cells = new ArrayList<>();
		cells.add("`@" + field.fieldType() + options(field) + "`");
		boolean instant = field.name().equals("instant");
		cells.add(instant ? "Instant, OffsetDateTime, ZonedDateTime"
				: field.name().equals("local") ? "LocalDateTime" : field.source().kind().allowedTypes());
		DIALECTS.forEach((dialect) -> cells.add(columnType(dialect, field)));
		return "| " + String.join(" | ", cells) + " |";
	}

	private static String options(FieldMeta field) {
		return switch (field.sqlType().kind()) {
			case VARCHAR -> "(maxLength = " + field.maxLength() + ")";
			case DECIMAL -> "(maxDigits = " + field.maxDigits() + ", decimalPlaces = " + field.decimalPlaces() + ")";
			case UUID -> (field.sqlType().length() > 0) ? "(binary = true)" : "";
			default -> "";
		};
	}

	private static String columnType(Dialect dialect, FieldMeta field) {
		try {
			return "`" + dialect.types().columnType(field.sqlType()) + "`";
		}
		catch (UnsupportedError ex) {
			return "–";
		}
	}

	@Test
	void everyFieldIsInTheTable() {
		String table = String.join("\n", table());
		for (FieldKind kind : FieldKind.values()) {
			if (!kind.isRelation()) {
				assertThat(table).contains("`@" + kind.label());
			}
		}
	}

	@Test
	void bothSiblingsHaveTheSameTypes() {
		ModelMeta model = ModelRegistry.builder()
			.app("models", "default", Everything.class)
			.build()
			.get(Everything.class);
		model.fields()
			.forEach((field) -> assertThat(columnType(Dialects.mariadb(), field))
				.isEqualTo(columnType(Dialects.mysql(), field)));
	}

	/**
	 * One of each field.
	 */
	public static class Everything extends Model<Everything> {

		@IntField(primaryKey = true)
		public Integer id;

		@SmallIntField
		public Short small;

		@IntField
		public Integer number;

		@BigIntField
		public Long big;

		@FloatField
		public Double ratio;

		@DecimalField(maxDigits = 10, decimalPlaces = 2)
		public BigDecimal amount;

		@BooleanField
		public Boolean flag;

		@CharField(maxLength = 100)
		public String label;

		@TextField
		public String body;

		@CharEnumField(maxLength = 20)
		public Colour colour;

		@IntEnumField
		public Rank rank;

		@DatetimeField
		public Instant instant;

		@DatetimeField
		public LocalDateTime local;

		@DateField
		public LocalDate day;

		@TimeField
		public LocalTime time;

		@TimeDeltaField
		public Duration took;

		@UUIDField
		public UUID uid;

		@UUIDField(binary = true)
		public UUID compact;

		@JSONField
		public Map<String, Object> data;

		@BinaryField
		public byte[] bytes;

		@ArrayField
		public List<Integer> numbers;

		@TSVectorField
		public String words;

		@GeometryField
		public byte[] place;

	}

	/** Kept as text. */
	public enum Colour {

		/** The only one. */
		RED

	}

	/** Kept as a number. */
	public enum Rank implements IntEnum {

		/** The only one. */
		FIRST;

		@Override
		public int value() {
			return 1;
		}

	}

}
