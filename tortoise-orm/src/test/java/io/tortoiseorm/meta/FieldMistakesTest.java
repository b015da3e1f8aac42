package io.tortoiseorm.meta;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.BinaryField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.TextField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.tortoiseorm.meta.Registries.assertMistake;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Wrong fields fail at start, and the message says where, what and how to mend it.
 */
class FieldMistakesTest {

	@ParameterizedTest
	@MethodSource
	void isRefusedAtStart(Class<?> model, String message) {
		assertMistake(model).hasMessage(message);
	}

	static Stream<Arguments> isRefusedAtStart() {
		return Stream.of(
				arguments(TwoKeys.class,
						"TwoKeys: has two primary keys: one and two. Keep primaryKey = true on one field."),
				arguments(PlainId.class, "PlainId.id: is a field but not the primary key, and no other field is. Write "
						+ "primaryKey = true on it, as in @IntField(primaryKey = true), or remove it to get the "
						+ "implicit key id."),
				arguments(NullableKey.class, "NullableKey.id: is the primary key and nullable. Remove one of the two."),
				arguments(GeneratedText.class,
						"GeneratedText.code: is a @CharField, which the database cannot generate. Remove "
								+ "generated = true, or use @IntField, @BigIntField or @SmallIntField."),
				arguments(JsonKey.class,
						"JsonKey.key: is a @JSONField, which cannot be a primary key. Use @IntField, "
								+ "@BigIntField, @UUIDField or @CharField for keys."),
				arguments(TextKey.class,
						"TextKey.key: is a @TextField, which cannot be a primary key. Use @IntField, "
								+ "@BigIntField, @UUIDField or @CharField for keys."),
				arguments(NoLength.class,
						"NoLength.name: has maxLength 0. Give it a maxLength of at least 1, as in "
								+ "@CharField(maxLength = 255)."),
				arguments(NegativeLength.class,
						"NegativeLength.name: has maxLength -1. Give it a maxLength of at least 1, as in "
								+ "@CharField(maxLength = 255)."),
				arguments(UniqueText.class,
						"UniqueText.name: is a @TextField, which cannot be unique. Use @CharField(maxLength = "
								+ "...)."),
				arguments(IndexedText.class,
						"IndexedText.name: is a @TextField, which cannot be indexed. Use @CharField(maxLength "
								+ "= ...)."),
				arguments(IndexedJson.class,
						"IndexedJson.data: is a @JSONField, which cannot be indexed. Remove the option, or "
								+ "keep the searched part in a field of its own."),
				arguments(UniqueBytes.class,
						"UniqueBytes.data: is a @BinaryField, which cannot be unique. Remove the option, or "
								+ "keep the searched part in a field of its own."),
				arguments(NoDigits.class, "NoDigits.price: has maxDigits 0. It must be at least 1."),
				arguments(TooManyPlaces.class,
						"TooManyPlaces.price: has decimalPlaces 3. It must be from 0 to maxDigits, which is 2."),
				arguments(BareDecimal.class,
						"BareDecimal.price: is a BigDecimal without its number of digits. Annotate it, as in "
								+ "@DecimalField(maxDigits = 10, decimalPlaces = 2)."),
				arguments(BothTimes.class,
						"BothTimes.at: has both autoNow and autoNowAdd. Keep one of them: autoNow sets the "
								+ "field on every save, autoNowAdd on the first."),
				arguments(NullablePrimitive.class,
						"NullablePrimitive.count: is nullable, but int cannot be null. Use the wrapper class, "
								+ "or make it not nullable."),
				arguments(WrongType.class,
						"WrongType.count: is an @IntField but its type is String. Allowed: int, Integer, long, "
								+ "Long."),
				arguments(TooNarrow.class,
						"TooNarrow.count: is a @BigIntField but its type is Integer. Allowed: long, Long."),
				arguments(UnknownType.class,
						"UnknownType.thread: has the type Thread, for which there is no field. Annotate it "
								+ "with a field type, for example @JSONField, or make it transient if it is not a "
								+ "column."),
				arguments(TwoAnnotations.class,
						"TwoAnnotations.count: has both @IntField and @BigIntField. Keep one field annotation."),
				arguments(FinalField.class,
						"FinalField.count: is final, so rows cannot be read into it. Remove final, or make it "
								+ "static or transient if it is not a column."),
				arguments(NamedPk.class, "NamedPk.pk: has a name that always means the primary key. Rename it."),
				arguments(DoubleUnderscore.class,
						"DoubleUnderscore.first__name: has a name that lookups cannot spell, because they "
								+ "separate names by \"__\". Rename it without double or trailing underscores."),
				arguments(SameColumn.class,
						"SameColumn.other: has the column NAME, which name has too. Give one of them another "
								+ "column."),
				arguments(NoConstructor.class,
						"NoConstructor: has no constructor without parameters. Add one; it may be private or "
								+ "protected."),
				arguments(Hiding.class,
						"Hiding.label: hides a field of the same name that it inherits. Rename or remove the "
								+ "field in Hiding."));
	}

	static class TwoKeys extends TestModel<TwoKeys> {

		@IntField(primaryKey = true)
		Integer one;

		@CharField(primaryKey = true, maxLength = 5)
		String two;

	}

	static class PlainId extends TestModel<PlainId> {

		@IntField
		Integer id;

	}

	static class NullableKey extends TestModel<NullableKey> {

		@IntField(primaryKey = true, nullable = true)
		Integer id;

	}

	static class GeneratedText extends TestModel<GeneratedText> {

		@CharField(primaryKey = true, maxLength = 5, generated = true)
		String code;

	}

	static class JsonKey extends TestModel<JsonKey> {

		@JSONField(primaryKey = true)
		String key;

	}

	static class TextKey extends TestModel<TextKey> {

		@TextField(primaryKey = true)
		String key;

	}

	static class NoLength extends TestModel<NoLength> {

		@CharField
		String name;

	}

	static class NegativeLength extends TestModel<NegativeLength> {

		@CharField(maxLength = -1)
		String name;

	}

	static class UniqueText extends TestModel<UniqueText> {

		@TextField(unique = true)
		String name;

	}

	static class IndexedText extends TestModel<IndexedText> {

		@TextField(index = true)
		String name;

	}

	static class IndexedJson extends TestModel<IndexedJson> {

		@JSONField(index = true)
		Map<String, Object> data;

	}

	static class UniqueBytes extends TestModel<UniqueBytes> {

		@BinaryField(unique = true)
		byte[] data;

	}

	static class NoDigits extends TestModel<NoDigits> {

		@DecimalField(maxDigits = 0, decimalPlaces = 0)
		BigDecimal price;

	}

	static class TooManyPlaces extends TestModel<TooManyPlaces> {

		@DecimalField(maxDigits = 2, decimalPlaces = 3)
		BigDecimal price;

	}

	static class BareDecimal extends TestModel<BareDecimal> {

		BigDecimal price;

	}

	static class BothTimes extends TestModel<BothTimes> {

		@DatetimeField(autoNow = true, autoNowAdd = true)
		Instant at;

	}

	static class NullablePrimitive extends TestModel<NullablePrimitive> {

		@IntField(nullable = true)
		int count;

	}

	static class WrongType extends TestModel<WrongType> {

		@IntField
		String count;

	}

	static class TooNarrow extends TestModel<TooNarrow> {

		@BigIntField
		Integer count;

	}

	static class UnknownType extends TestModel<UnknownType> {

		Thread thread;

	}

	static class TwoAnnotations extends TestModel<TwoAnnotations> {

		@IntField
		@BigIntField
		long count;

	}

	static class FinalField extends TestModel<FinalField> {

		final int count = 1;

	}

	static class NamedPk extends TestModel<NamedPk> {

		String pk;

	}

	static class DoubleUnderscore extends TestModel<DoubleUnderscore> {

		String first__name;

	}

	static class SameColumn extends TestModel<SameColumn> {

		String name;

		@TextField(column = "NAME")
		String other;

	}

	static class NoConstructor extends TestModel<NoConstructor> {

		String name;

		NoConstructor(String name) {
			this.name = name;
		}

	}

	static class Hiding extends Labelled<Hiding> {

		String label;

	}

	abstract static class Labelled<M extends Labelled<M>> extends TestModel<M> {

		String label;

	}

}
