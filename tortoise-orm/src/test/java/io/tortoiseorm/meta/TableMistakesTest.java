package io.tortoiseorm.meta;

import java.util.List;
import java.util.stream.Stream;

import io.tortoiseorm.Index;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.relations.ManyToManyRelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.tortoiseorm.meta.Registries.assertMistake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Wrong tables and registrations fail at start, and the message says where, what and how
 * to mend it.
 */
class TableMistakesTest {

	private static final String HASH = DbNames.index("twice_indexed", List.of("count"))
		.substring("idx_twice_index_count_".length());

	@ParameterizedTest
	@MethodSource
	void isRefusedAtStart(Class<?> model, String message) {
		assertMistake(model).hasMessage(message);
	}

	static Stream<Arguments> isRefusedAtStart() {
		return Stream.of(
				arguments(UnknownIndex.class,
						"UnknownIndex: @Table(indexes) names \"nmae\", which is not a field. Did you mean " + "name?"),
				arguments(IndexOnText.class,
						"IndexOnText: @Table(indexes) names \"label\", a @TextField, which cannot be indexed. "
								+ "Take it out."),
				arguments(EmptyIndex.class,
						"EmptyIndex: an index of @Table(indexes) has neither fields nor expressions. Write one "
								+ "of them, as in @Index({\"email\", \"active\"})."),
				arguments(MixedIndex.class,
						"MixedIndex: an index of @Table(indexes) has both fields and expressions. Write one of "
								+ "them, as in @Index({\"email\", \"active\"})."),
				arguments(NamelessExpression.class,
						"NamelessExpression: an index of expressions has no name. Write @Index(name = ..., "
								+ "expressions = ...)."),
				arguments(TwiceIndexed.class,
						"TwiceIndexed: @Table declares the same index or constraint twice: " + "idx_twice_index_count_"
								+ HASH + ". Remove one."),
				arguments(SameIndexName.class,
						"SameIndexName: @Table has two indexes or constraints called i. Rename one."),
				arguments(UnknownUnique.class,
						"UnknownUnique: @Table(uniqueTogether) names \"size\", which is not a field. Allowed: "
								+ "id, count."),
				arguments(EmptyUnique.class,
						"EmptyUnique: @Table(uniqueTogether) has a set without fields. Write them, as in "
								+ "@UniqueTogether({\"order\", \"product\"})."),
				arguments(TwiceUnique.class,
						"TwiceUnique: @Table(uniqueTogether) names \"count\" twice in one set. Name it once."),
				arguments(UniqueToMany.class,
						"UniqueToMany: @Table(uniqueTogether) names \"partners\", a relation that has no "
								+ "column here. Name fields and foreign keys of UniqueToMany."),
				arguments(UnknownOrdering.class,
						"UnknownOrdering: @Table(ordering) has \"-cuont\", but UnknownOrdering has no field "
								+ "\"cuont\". Did you mean count?"),
				arguments(UnknownOrderingPath.class,
						"UnknownOrderingPath: @Table(ordering) has \"count__size\", but UnknownOrderingPath "
								+ "has no relation \"count\". Did you mean count?"),
				arguments(UnderAbstractTable.class,
						"UnderAbstractTable: its abstract superclass WithTable has @Table, which is not "
								+ "inherited. Write @Table on the concrete model."));
	}

	@Test
	void classesThatAreNoModelsAreRefused() {
		assertMistake(String.class).hasMessage("String: is registered as a model but does not extend Model."
				+ " Write class String extends Model<String>, or take it out of the app's models.");
		assertMistake(Abstract.class)
			.hasMessage("Abstract: is abstract, so it has no table. Register the concrete models that extend it.");
		assertMistake(Inner.class)
			.hasMessage("Inner: is an inner class, of which no instance can be made. Declare the class static.");
	}

	@Test
	void twoModelsCannotHaveOneTable() {
		assertMistake(First.class, Second.class).hasMessage("Second: has the table shared, which First has too."
				+ " Give one of them another @Table(name), or managed = false if it only reads the table.");
	}

	@Test
	void aModelThatOnlyReadsATableMayShareIt() {
		assertThat(Registries.of(First.class, Third.class).models()).hasSize(2);
	}

	@Test
	void twoModelsOfOneAppCannotHaveOneName() {
		assertMistake(First.class, OtherPackage.First.class)
			.hasMessageStartingWith("The app models has two models called First:")
			.hasMessageEndingWith("Rename one, or put it into another app.");
	}

	@Test
	void theAppOfAModelMustBeConfigured() {
		assertMistake(Pinned.class).hasMessage(
				"Pinned: belongs to the app \"other\" by @Table(app), which is not configured. Allowed: models.");
	}

	@Test
	void appLabelsAreUniqueAndNotEmpty() {
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> ModelRegistry.builder()
				.app("models", "default", First.class)
				.app("models", "default", Second.class)
				.build())
			.withMessage("The app label \"models\" is used twice. Give each app a label of its own.");
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> ModelRegistry.builder().app(" ", "default", First.class).build())
			.withMessage("The app label \" \" is empty. Give each app a label of its own.");
	}

	@Table(indexes = @Index("nmae"))
	static class UnknownIndex extends TestModel<UnknownIndex> {

		String label;

		@CharField(maxLength = 5)
		String name;

	}

	@Table(indexes = @Index("label"))
	static class IndexOnText extends TestModel<IndexOnText> {

		String label;

	}

	@Table(indexes = @Index)
	static class EmptyIndex extends TestModel<EmptyIndex> {

		String label;

	}

	@Table(indexes = @Index(value = "id", expressions = "lower(label)"))
	static class MixedIndex extends TestModel<MixedIndex> {

		String label;

	}

	@Table(indexes = @Index(expressions = "lower(label)"))
	static class NamelessExpression extends TestModel<NamelessExpression> {

		String label;

	}

	@Table(indexes = { @Index("count"), @Index("count") })
	static class TwiceIndexed extends TestModel<TwiceIndexed> {

		int count;

	}

	@Table(indexes = { @Index(value = "count", name = "i"), @Index(value = "id", name = "i") })
	static class SameIndexName extends TestModel<SameIndexName> {

		int count;

	}

	@Table(uniqueTogether = @UniqueTogether({ "count", "size" }))
	static class UnknownUnique extends TestModel<UnknownUnique> {

		int count;

	}

	@Table(uniqueTogether = @UniqueTogether({}))
	static class EmptyUnique extends TestModel<EmptyUnique> {

		int count;

	}

	@Table(uniqueTogether = @UniqueTogether({ "count", "count" }))
	static class TwiceUnique extends TestModel<TwiceUnique> {

		int count;

	}

	@Table(uniqueTogether = @UniqueTogether({ "count", "partners" }))
	static class UniqueToMany extends TestModel<UniqueToMany> {

		int count;

		@ManyToManyField(relatedName = "partnerOf")
		ManyToManyRelation<UniqueToMany> partners;

	}

	@Table(ordering = "-cuont")
	static class UnknownOrdering extends TestModel<UnknownOrdering> {

		int count;

	}

	@Table(ordering = "count__size")
	static class UnknownOrderingPath extends TestModel<UnknownOrderingPath> {

		int count;

	}

	static class UnderAbstractTable extends WithTable<UnderAbstractTable> {

		int count;

	}

	@Table(name = "with_table")
	abstract static class WithTable<M extends WithTable<M>> extends TestModel<M> {

	}

	abstract static class Abstract extends TestModel<Abstract> {

	}

	class Inner extends TestModel<Inner> {

	}

	@Table(name = "shared")
	static class First extends TestModel<First> {

	}

	@Table(name = "shared")
	static class Second extends TestModel<Second> {

	}

	@Table(name = "shared", managed = false)
	static class Third extends TestModel<Third> {

	}

	@Table(app = "other")
	static class Pinned extends TestModel<Pinned> {

	}

	static final class OtherPackage {

		static class First extends TestModel<First> {

		}

	}

}
