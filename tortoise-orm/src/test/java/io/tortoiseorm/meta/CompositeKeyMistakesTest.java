package io.tortoiseorm.meta;

import java.time.Instant;
import java.util.stream.Stream;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.tortoiseorm.meta.Registries.assertMistake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Wrong keys of several fields fail at start, as does what cannot lead to such a key, and
 * the message says where, what and how to mend it.
 */
class CompositeKeyMistakesTest {

	@ParameterizedTest
	@MethodSource
	void isRefusedAtStart(Class<?> model, String message) {
		assertMistake(model, Right.class).hasMessage(message);
	}

	static Stream<Arguments> isRefusedAtStart() {
		return Stream.of(
				arguments(Single.class,
						"Single: has a @CompositeKey of 1 fields. Name two or more, or write primaryKey = true on the "
								+ "one field."),
				arguments(Unknown.class,
						"Unknown: has a @CompositeKey of \"nmuber\", which is not a field. Did you mean number?"),
				arguments(Twice.class, "Twice: has a @CompositeKey that names \"number\" twice. Name it once."),
				arguments(Both.class, "Both.id: has primaryKey = true, but Both has @CompositeKey. Keep one of them."),
				arguments(Optional.class,
						"Optional.number: is part of the @CompositeKey and nullable. Remove one of the two."),
				arguments(Text.class,
						"Text.text: is part of the @CompositeKey, but is a @TextField that is no lasting value of its "
								+ "row. Name fields that are set once and can be indexed."),
				arguments(Changing.class,
						"Changing.at: is part of the @CompositeKey, but is a @DatetimeField that is no lasting value of "
								+ "its row. Name fields that are set once and can be indexed."),
				arguments(ToComposite.class,
						"ToComposite.right: needs a key of one field, but Right has the composite key [code, number]. "
								+ "Refer to a unique field by toField, or give Right a key of one field."),
				arguments(ManyComposite.class,
						"ManyComposite.rights: needs a key of one field, but Right has the composite key "
								+ "[code, number]. Give Right a key of one field."),
				arguments(UnderAbstractKey.class,
						"UnderAbstractKey: its abstract superclass WithKey has @CompositeKey, which is not inherited. "
								+ "Write @CompositeKey on the concrete model."));
	}

	@Test
	void aUniqueFieldBesideACompositeKeyCanBeReferredTo() {
		ModelRegistry registry = Registries.of(ToUnique.class, Right.class);
		assertThat(registry.get(ToUnique.class).fields()).extracting(FieldMeta::name).containsExactly("id", "rightId");
		ModelMeta right = registry.get(Right.class);
		assertThat(right.keyFields()).extracting(FieldMeta::name).containsExactly("code", "number");
		assertThat(right.fields()).extracting(FieldMeta::name).containsExactly("number", "code", "serial");
		assertThat(right.field("pk")).isNull();
	}

	@CompositeKey({ "code", "number" })
	static class Right extends TestModel<Right> {

		int number;

		@CharField(maxLength = 5)
		String code;

		@IntField(unique = true)
		int serial;

	}

	@CompositeKey("number")
	static class Single extends TestModel<Single> {

		int number;

	}

	@CompositeKey({ "number", "nmuber" })
	static class Unknown extends TestModel<Unknown> {

		int number;

	}

	@CompositeKey({ "number", "number" })
	static class Twice extends TestModel<Twice> {

		int number;

	}

	@CompositeKey({ "number", "size" })
	static class Both extends TestModel<Both> {

		@IntField(primaryKey = true)
		Integer id;

		int number;

		int size;

	}

	@CompositeKey({ "number", "size" })
	static class Optional extends TestModel<Optional> {

		@Nullable Integer number;

		int size;

	}

	@CompositeKey({ "number", "text" })
	static class Text extends TestModel<Text> {

		int number;

		String text;

	}

	@CompositeKey({ "number", "at" })
	static class Changing extends TestModel<Changing> {

		int number;

		@DatetimeField(autoNow = true)
		Instant at;

	}

	static class ToComposite extends TestModel<ToComposite> {

		@ForeignKeyField
		ForeignKeyRelation<Right> right;

	}

	static class ToUnique extends TestModel<ToUnique> {

		@ForeignKeyField(toField = "serial")
		ForeignKeyRelation<Right> right;

	}

	static class ManyComposite extends TestModel<ManyComposite> {

		@ManyToManyField
		ManyToManyRelation<Right> rights;

	}

	static class UnderAbstractKey extends WithKey<UnderAbstractKey> {

		int number;

		int size;

	}

	@CompositeKey({ "number", "size" })
	abstract static class WithKey<M extends WithKey<M>> extends TestModel<M> {

	}

}
