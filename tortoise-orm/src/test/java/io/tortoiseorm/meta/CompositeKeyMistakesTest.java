package io.tortoiseorm.meta;

import java.time.Instant;
import java.util.stream.Stream;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.tortoiseorm.meta.Registries.assertMistake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Wrong keys of several fields fail at start, as does what cannot lead to such a key, and
 * the message says where, what and how to mend it.
 */
class CompositeKeyMistakesTest {

	@ParameterizedTest
	@MethodSource
	void isRefusedAtStart(Class<?> model, String message) {
		assertMistake(model, Right.class, Odd.class).hasMessage(message);
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
				arguments(FewColumns.class,
						"FewColumns.right: names 1 columns, but the key it refers to has 2. Name a column for each "
								+ "field of that key, in its order."),
				arguments(ManyColumns.class,
						"ManyColumns.right: names 2 columns, but the key it refers to has 1. Name a column for each "
								+ "field of that key, in its order."),
				arguments(BothColumns.class, "BothColumns.right: has both column and columns. Keep one of them."),
				arguments(TwinColumn.class,
						"TwinColumn.number: has the column right_number, which rightNumber has too. Give one of them "
								+ "another column."),
				arguments(TwinName.class,
						"TwinName.right: has the raw key rightNumber, but there is a field of that name. Remove or "
								+ "rename the field; the raw key is there without being declared."),
				arguments(TwinKey.class,
						"TwinKey.rightNumber: has the raw key rightNumberCode, as right has. Rename one of the two."),
				arguments(WithDefault.class,
						"WithDefault.right: has @DbDefault, but its key has several columns. Remove @DbDefault."),
				arguments(ToPart.class,
						"ToPart.right: has toField \"code\", which is not unique in Right. Write unique = true on "
								+ "Right.code, or refer to the primary key."),
				arguments(Circle.class,
						"Circle.circle: refers to a key that refers back to it. Give one of the models a primary key "
								+ "of its own."),
				arguments(FewKeys.class,
						"FewKeys.rights: has 1 forwardKeys, but the key of Right has 2 fields. Name a column for each "
								+ "of [code, number]."),
				arguments(BothKeys.class, "BothKeys.rights: has both forwardKey and forwardKeys. Keep one of them."),
				arguments(SameKeys.class,
						"SameKeys.rights: has the same column a as forwardKey and as backwardKey. Name two different "
								+ "columns."),
				arguments(UnderAbstractKey.class,
						"UnderAbstractKey: its abstract superclass WithKey has @CompositeKey, which is not inherited. "
								+ "Write @CompositeKey on the concrete model."));
	}

	@Test
	void aReferenceHasAFieldForEachPartOfTheKey() {
		ModelRegistry registry = Registries.of(ToComposite.class, Right.class);
		ModelMeta model = registry.get(ToComposite.class);
		assertThat(model.fields()).extracting(FieldMeta::name)
			.containsExactly("id", "rightCode", "rightNumber", "leftCode", "leftNumber", "onlyCode", "onlyNumber");
		assertThat(model.fields()).extracting(FieldMeta::column)
			.containsExactly("id", "right_code", "right_number", "gone_code", "gone_number", "a", "b");
		assertThat(model.fields()).extracting(FieldMeta::nullable)
			.containsExactly(false, false, false, true, true, false, false);
		RelationMeta right = model.relation("right");
		assertThat(right.sourceFields()).containsExactly(model.field("rightCode"), model.field("rightNumber"));
		assertThat(right.targetFields()).isEqualTo(registry.get(Right.class).keyFields());
		assertThatExceptionOfType(UnsupportedError.class).isThrownBy(right::sourceField)
			.withMessage("ToComposite.right leads to a key of several fields, [rightCode, rightNumber], and this needs "
					+ "one of a single field.");
		assertThat(model.uniques()).singleElement()
			.satisfies((unique) -> assertThat(unique.columns()).containsExactly("a", "b"));
		assertThat(model.indexes()).singleElement()
			.satisfies((index) -> assertThat(index.columns()).containsExactly("gone_code", "gone_number"));
	}

	@Test
	void aTableOfPairsHasAColumnForEachPartOfAKey() {
		ModelRegistry registry = Registries.of(ManyComposite.class, Right.class);
		ThroughMeta through = registry.get(ManyComposite.class).relation("rights").through();
		assertThat(through.sourceColumns()).containsExactly("many_composite_id");
		assertThat(through.targetColumns()).containsExactly("right_code", "right_number");
		ThroughMeta named = registry.get(ManyComposite.class).relation("others").through();
		assertThat(named.sourceColumns()).containsExactly("own");
		assertThat(named.targetColumns()).containsExactly("c", "n");
		RelationMeta back = registry.get(Right.class).relation("manys");
		assertThat(back.through().sourceColumns()).containsExactly("right_code", "right_number");
		assertThat(registry.get(ManyComposite.class).describe().get("m2mFields").toString())
			.contains("forwardKeys=[right_code, right_number]", "backwardKey=many_composite_id");
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

		@ForeignKeyField(relatedName = "-", column = "gone", nullable = true, index = true)
		ForeignKeyRelation<Right> left;

		@OneToOneField(columns = { "a", "b" })
		OneToOneRelation<Right> only;

	}

	static class FewColumns extends TestModel<FewColumns> {

		@ForeignKeyField(columns = "code")
		ForeignKeyRelation<Right> right;

	}

	static class ManyColumns extends TestModel<ManyColumns> {

		@ForeignKeyField(toField = "serial", columns = { "a", "b" })
		ForeignKeyRelation<Right> right;

	}

	static class BothColumns extends TestModel<BothColumns> {

		@ForeignKeyField(column = "r", columns = { "a", "b" })
		ForeignKeyRelation<Right> right;

	}

	static class TwinColumn extends TestModel<TwinColumn> {

		@ForeignKeyField
		ForeignKeyRelation<Right> right;

		@IntField(column = "right_number")
		int number;

	}

	static class TwinName extends TestModel<TwinName> {

		@ForeignKeyField
		ForeignKeyRelation<Right> right;

		@IntField(column = "other")
		int rightNumber;

	}

	@CompositeKey({ "numberCode", "other" })
	static class Odd extends TestModel<Odd> {

		int numberCode;

		int other;

	}

	static class TwinKey extends TestModel<TwinKey> {

		@ForeignKeyField(relatedName = "-")
		ForeignKeyRelation<Right> rightNumber;

		@ForeignKeyField(relatedName = "-", columns = { "a", "b" })
		ForeignKeyRelation<Odd> right;

	}

	static class WithDefault extends TestModel<WithDefault> {

		@ForeignKeyField
		@DbDefault("1")
		ForeignKeyRelation<Right> right;

	}

	static class ToPart extends TestModel<ToPart> {

		@ForeignKeyField(toField = "code")
		ForeignKeyRelation<Right> right;

	}

	@CompositeKey({ "circle", "number" })
	static class Circle extends TestModel<Circle> {

		@ForeignKeyField
		ForeignKeyRelation<Circle> circle;

		int number;

	}

	static class FewKeys extends TestModel<FewKeys> {

		@ManyToManyField(forwardKeys = "code")
		ManyToManyRelation<Right> rights;

	}

	static class BothKeys extends TestModel<BothKeys> {

		@ManyToManyField(forwardKey = "r", forwardKeys = { "a", "b" })
		ManyToManyRelation<Right> rights;

	}

	static class SameKeys extends TestModel<SameKeys> {

		@ManyToManyField(backwardKey = "a", forwardKeys = { "a", "b" })
		ManyToManyRelation<Right> rights;

	}

	static class ToUnique extends TestModel<ToUnique> {

		@ForeignKeyField(toField = "serial")
		ForeignKeyRelation<Right> right;

	}

	static class ManyComposite extends TestModel<ManyComposite> {

		@ManyToManyField(relatedName = "manys")
		ManyToManyRelation<Right> rights;

		@ManyToManyField(relatedName = "-", through = "others", backwardKey = "own", forwardKeys = { "c", "n" })
		ManyToManyRelation<Right> others;

	}

	static class UnderAbstractKey extends WithKey<UnderAbstractKey> {

		int number;

		int size;

	}

	@CompositeKey({ "number", "size" })
	abstract static class WithKey<M extends WithKey<M>> extends TestModel<M> {

	}

}
