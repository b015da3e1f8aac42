package io.tortoiseorm.meta;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.fields.ArrayField;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.CharEnum;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.GeometryField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TSVectorField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.sql.SqlType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What keys, defaults and the columns of particular databases are.
 */
class ColumnDefinitionTest {

	@Test
	void integerKeysAreGeneratedUnlessSaidOtherwise() {
		assertThat(Registries.model(ManualKey.class).primaryKey().generated()).isFalse();
		assertThat(Registries.model(PrimitiveKey.class).primaryKey().generated()).isTrue();
		assertThat(Registries.model(RandomKey.class).primaryKey().generated()).isFalse();
	}

	@Test
	void generatedColumnsNeedNotBeKeys() {
		assertThat(Registries.model(ManualKey.class).field("total").generated()).isTrue();
		assertThat(Registries.model(ManualKey.class).field("plain").generated()).isFalse();
	}

	@Test
	void zeroInAPrimitiveGeneratedKeyIsNoKey() {
		FieldMeta key = Registries.model(PrimitiveKey.class).primaryKey();
		PrimitiveKey instance = new PrimitiveKey();
		assertThat(key.get(instance)).isNull();
		key.set(instance, 5L);
		assertThat(key.get(instance)).isEqualTo(5L);
		key.set(instance, null);
		assertThat(instance.id).isZero();
	}

	@Test
	void uuidKeysAreMadeOnInsert() {
		FieldMeta random = Registries.model(RandomKey.class).primaryKey();
		assertThat(random.autoUuid()).isTrue();
		assertThat((UUID) random.newKey()).satisfies((uuid) -> assertThat(uuid.version()).isEqualTo(4));
		FieldMeta ordered = Registries.model(TimeOrderedKey.class).primaryKey();
		UUID first = (UUID) ordered.newKey();
		assertThat(first.version()).isEqualTo(7);
		assertThat(first.variant()).isEqualTo(2);
		assertThat(first.getMostSignificantBits() >>> 16).isCloseTo(System.currentTimeMillis(), within(60_000L));
		assertThat(ordered.newKey()).isNotEqualTo(first);
	}

	@Test
	void defaultsOfColumnsAreRead() {
		ModelMeta model = Registries.model(Defaults.class);
		assertThat(model.field("stock").dbDefault()).isEqualTo(new DbDefaultMeta(DbDefault.Kind.LITERAL, 5, null));
		assertThat(model.field("active").dbDefault()).isEqualTo(new DbDefaultMeta(DbDefault.Kind.LITERAL, true, null));
		assertThat(model.field("color").dbDefault()).isEqualTo(new DbDefaultMeta(DbDefault.Kind.LITERAL, "red", null));
		assertThat(model.field("label").dbDefault()).isEqualTo(new DbDefaultMeta(DbDefault.Kind.LITERAL, "", null));
		assertThat(model.field("data").dbDefault()).isEqualTo(new DbDefaultMeta(DbDefault.Kind.LITERAL, "{}", null));
		assertThat(model.field("seenAt").dbDefault()).isEqualTo(new DbDefaultMeta(DbDefault.Kind.NOW, null, null));
		assertThat(model.field("token").dbDefault())
			.isEqualTo(new DbDefaultMeta(DbDefault.Kind.RANDOM_HEX, null, null));
		assertThat(model.field("two").dbDefault()).isEqualTo(new DbDefaultMeta(DbDefault.Kind.SQL, null, "(1 + 1)"));
		assertThat(model.field("id").dbDefault()).isNull();
	}

	@Test
	void fieldsOfParticularDatabasesHaveTheirTypes() {
		ModelMeta model = Registries.model(Particular.class);
		assertThat(model.field("scores").sqlType()).isEqualTo(SqlType.array(SqlType.INTEGER));
		assertThat(model.field("days").sqlType()).isEqualTo(SqlType.array(SqlType.DATE));
		assertThat(model.field("shape").sqlType().kind()).isEqualTo(SqlType.Kind.GEOMETRY);
		FieldMeta search = model.field("search");
		assertThat(search.sqlType().kind()).isEqualTo(SqlType.Kind.TSVECTOR);
		assertThat(search.generated()).isTrue();
		assertThat(search.textSearch()).isEqualTo(
				new TextSearchMeta(List.of(model.field("title"), model.field("body")), "english", List.of("A", "B")));
		assertThat(model.field("written").generated()).isFalse();
		assertThat(model.field("written").textSearch()).isNull();
	}

	static class ManualKey extends TestModel<ManualKey> {

		@IntField(primaryKey = true, generated = false)
		Integer id;

		@IntField(generated = true)
		Integer total;

		@IntField
		Integer plain;

	}

	static class PrimitiveKey extends TestModel<PrimitiveKey> {

		@BigIntField(primaryKey = true)
		long id;

	}

	static class RandomKey extends TestModel<RandomKey> {

		@UUIDField(primaryKey = true)
		UUID id;

	}

	static class TimeOrderedKey extends TestModel<TimeOrderedKey> {

		@UUIDField(primaryKey = true, timeOrdered = true)
		UUID id;

	}

	static class Defaults extends TestModel<Defaults> {

		@DbDefault("5")
		Integer stock;

		@DbDefault("true")
		Boolean active;

		@CharEnumField
		@DbDefault("RED")
		Color color;

		@DbDefault
		String label;

		@DbDefault("{}")
		Map<String, Object> data;

		@DbDefault(kind = DbDefault.Kind.NOW)
		Instant seenAt;

		@CharField(maxLength = 32)
		@DbDefault(kind = DbDefault.Kind.RANDOM_HEX)
		String token;

		@DbDefault(kind = DbDefault.Kind.SQL, value = "(1 + 1)")
		Integer two;

	}

	static class Particular extends TestModel<Particular> {

		@CharField(maxLength = 100)
		String title;

		String body;

		@ArrayField
		List<Integer> scores;

		@ArrayField
		List<LocalDate> days;

		@GeometryField
		byte[] shape;

		@TSVectorField(sourceFields = { "title", "body" }, config = "english", weights = { "A", "B" })
		String search;

		@TSVectorField
		String written;

	}

	enum Color implements CharEnum {

		RED, GREEN;

		@Override
		public String value() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
