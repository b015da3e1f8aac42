package io.tortoiseorm.meta;

import java.util.List;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.relations.BackwardOneToOneRelation;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.meta.Registries.assertMistake;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Wrong relations fail at start, and the message says where, what and how to mend it.
 */
class RelationMistakesTest {

	private static final String HOLDERS = "Use a relation holder: ForeignKeyRelation<T> with @ForeignKeyField,"
			+ " OneToOneRelation<T> with @OneToOneField, ManyToManyRelation<T> with @ManyToManyField, or"
			+ " ReverseRelation<T> and BackwardOneToOneRelation<T> for the far side.";

	@Test
	void theTargetMustBeRegistered() {
		assertMistake(Book.class).hasMessage("Book.author: relates to Author, which is not registered."
				+ " Add io.tortoiseorm.meta.RelationMistakesTest$Author or its package to the models of an app.");
	}

	@Test
	void theTargetMustBeKnown() {
		assertMistake(RawHolder.class).hasMessage("RawHolder.author: relates to an unknown type, which is not a model."
				+ " Write the model as the type argument: ForeignKeyRelation<SomeModel>, with a class that extends"
				+ " Model.");
	}

	@Test
	void modelsAndListsOfModelsAreNoFields() {
		assertMistake(DirectModel.class, Author.class)
			.hasMessage("DirectModel.author: is a relation, but its type is Author. " + HOLDERS);
		assertMistake(AnnotatedModel.class, Author.class)
			.hasMessage("AnnotatedModel.author: is a relation, but its type is Author. " + HOLDERS);
		assertMistake(ListOfModels.class, Author.class)
			.hasMessage("ListOfModels.authors: is a relation, but its type is List<Author>. " + HOLDERS);
	}

	@Test
	void holderAndAnnotationMustBelongTogether() {
		assertMistake(WrongHolder.class, Author.class)
			.hasMessage("WrongHolder.author: is a @ForeignKeyField but its type is OneToOneRelation."
					+ " Make it a ForeignKeyRelation.");
	}

	@Test
	void bothSidesMustBeOnOneConnection() {
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> ModelRegistry.builder()
				.app("books", "default", Book.class)
				.app("people", "other", Author.class)
				.build())
			.withMessage("Book.author: relates to Author, but Book is on the connection \"default\" and Author on"
					+ " \"other\": no database can join them or hold a constraint across. Put both models into apps"
					+ " with the same default connection, or set dbConstraint = false: the relation can then be"
					+ " prefetched, but not joined.");
	}

	@Test
	void relatedNamesMustNotClash() {
		assertMistake(TwoEditors.class, Author.class)
			.hasMessage("TwoEditors.second: has, by default, relatedName \"twoEditorss\", but Author has a relation of"
					+ " that name already, by TwoEditors.first. Give it another relatedName, or relatedName = \"-\" for"
					+ " no relation back.");
		assertMistake(NamedAsField.class, Author.class)
			.hasMessage("NamedAsField.author: has relatedName \"name\", but Author has a field of that name."
					+ " Give it another relatedName, or relatedName = \"-\" for no relation back.");
		assertMistake(NamedAsRelation.class, Author.class)
			.hasMessage("NamedAsRelation.author: has relatedName \"friends\", but Author has a relation of that name"
					+ " already, by Author.friends. Give it another relatedName, or relatedName = \"-\" for no relation"
					+ " back.");
	}

	@Test
	void relatedNamesMustBeSpellable() {
		assertMistake(Unspellable.class, Author.class)
			.hasMessage("Unspellable.author: has relatedName \"my__books\", which lookups cannot spell."
					+ " Write it like a property, for example orderLines.");
	}

	@Test
	void theRawKeyMustNotClashWithAField() {
		assertMistake(RawKeyTwice.class, Author.class)
			.hasMessage("RawKeyTwice.author: has the raw key authorId, but there is a field of that name."
					+ " Remove or rename the field; the raw key is there without being declared.");
	}

	@Test
	void onDeleteMustBePossible() {
		assertMistake(SetNull.class, Author.class)
			.hasMessage("SetNull.author: has onDelete = SET_NULL but is not nullable."
					+ " Write nullable = true, or choose another onDelete.");
		assertMistake(SetDefault.class, Author.class)
			.hasMessage("SetDefault.author: has onDelete = SET_DEFAULT but no default."
					+ " Add @DbDefault, or choose another onDelete.");
	}

	@Test
	void toFieldMustExistAndBeUnique() {
		assertMistake(ToUnknown.class, Author.class)
			.hasMessage("ToUnknown.author: has toField \"nmae\", but Author has no such field. Did you mean name?");
		assertMistake(ToPlain.class, Author.class)
			.hasMessage("ToPlain.author: has toField \"name\", which is not unique in Author."
					+ " Write unique = true on Author.name, or refer to the primary key.");
	}

	@Test
	void keysMustNotReferToEachOtherInACircle() {
		assertMistake(Hen.class, Egg.class).hasMessageContaining(
				"refers to a key that refers back to it." + " Give one of the models a primary key of its own.");
	}

	@Test
	void aKeyRelationMustNotBeNullable() {
		assertMistake(NullableKeyRelation.class, Author.class)
			.hasMessage("NullableKeyRelation.author: is the primary key and nullable. Remove one of the two.");
	}

	@Test
	void holdersOfTheFarSideMustMatchARelation() {
		assertMistake(Shelf.class, Author.class, Book.class)
			.hasMessage("Shelf.books: is a ReverseRelation<Book>, but no @ForeignKeyField in Book has relatedName ="
					+ " \"books\". Set that relatedName, or rename the field. There are none.");
		assertMistake(Misspelt.class, MisspeltPart.class)
			.hasMessage("Misspelt.prats: is a ReverseRelation<MisspeltPart>, but no @ForeignKeyField in MisspeltPart"
					+ " has relatedName = \"prats\". Set that relatedName, or rename the field. Did you mean parts?");
		assertMistake(WrongFarSide.class, WrongFarSidePart.class)
			.hasMessage("WrongFarSide.parts: is a BackwardOneToOneRelation<WrongFarSidePart>, but the relation of that"
					+ " name is a ReverseRelation<WrongFarSidePart>. Declare it as ReverseRelation<WrongFarSidePart>.");
		assertMistake(LonelyManyToMany.class, Author.class)
			.hasMessage("LonelyManyToMany.authors: is a ManyToManyRelation<Author>, but no @ManyToManyField in Author"
					+ " has relatedName = \"authors\". Set that relatedName, or rename the field. There are none.");
	}

	static class Author extends TestModel<Author> {

		@CharField(maxLength = 50)
		String name;

		@ManyToManyField(relatedName = "friendOf")
		ManyToManyRelation<Author> friends;

	}

	static class Book extends TestModel<Book> {

		@ForeignKeyField
		ForeignKeyRelation<Author> author;

	}

	@SuppressWarnings("rawtypes")
	static class RawHolder extends TestModel<RawHolder> {

		@ForeignKeyField
		ForeignKeyRelation author;

	}

	static class DirectModel extends TestModel<DirectModel> {

		Author author;

	}

	static class AnnotatedModel extends TestModel<AnnotatedModel> {

		@ForeignKeyField
		Author author;

	}

	static class ListOfModels extends TestModel<ListOfModels> {

		List<Author> authors;

	}

	static class WrongHolder extends TestModel<WrongHolder> {

		@ForeignKeyField
		OneToOneRelation<Author> author;

	}

	static class TwoEditors extends TestModel<TwoEditors> {

		ForeignKeyRelation<Author> first;

		ForeignKeyRelation<Author> second;

	}

	static class NamedAsField extends TestModel<NamedAsField> {

		@ForeignKeyField(relatedName = "name")
		ForeignKeyRelation<Author> author;

	}

	static class NamedAsRelation extends TestModel<NamedAsRelation> {

		@ForeignKeyField(relatedName = "friends")
		ForeignKeyRelation<Author> author;

	}

	static class Unspellable extends TestModel<Unspellable> {

		@ForeignKeyField(relatedName = "my__books")
		ForeignKeyRelation<Author> author;

	}

	static class RawKeyTwice extends TestModel<RawKeyTwice> {

		ForeignKeyRelation<Author> author;

		Integer authorId;

	}

	static class SetNull extends TestModel<SetNull> {

		@ForeignKeyField(onDelete = OnDelete.SET_NULL)
		ForeignKeyRelation<Author> author;

	}

	static class SetDefault extends TestModel<SetDefault> {

		@ForeignKeyField(onDelete = OnDelete.SET_DEFAULT)
		ForeignKeyRelation<Author> author;

	}

	static class ToUnknown extends TestModel<ToUnknown> {

		@ForeignKeyField(toField = "nmae")
		ForeignKeyRelation<Author> author;

	}

	static class ToPlain extends TestModel<ToPlain> {

		@ForeignKeyField(toField = "name")
		ForeignKeyRelation<Author> author;

	}

	static class Hen extends TestModel<Hen> {

		@OneToOneField(primaryKey = true)
		OneToOneRelation<Egg> egg;

	}

	static class Egg extends TestModel<Egg> {

		@OneToOneField(primaryKey = true)
		OneToOneRelation<Hen> hen;

	}

	static class NullableKeyRelation extends TestModel<NullableKeyRelation> {

		@OneToOneField(primaryKey = true, nullable = true)
		OneToOneRelation<Author> author;

	}

	static class Shelf extends TestModel<Shelf> {

		ReverseRelation<Book> books;

	}

	static class Misspelt extends TestModel<Misspelt> {

		ReverseRelation<MisspeltPart> prats;

	}

	static class MisspeltPart extends TestModel<MisspeltPart> {

		@ForeignKeyField(relatedName = "parts")
		ForeignKeyRelation<Misspelt> whole;

	}

	static class WrongFarSide extends TestModel<WrongFarSide> {

		BackwardOneToOneRelation<WrongFarSidePart> parts;

	}

	static class WrongFarSidePart extends TestModel<WrongFarSidePart> {

		@ForeignKeyField(relatedName = "parts")
		ForeignKeyRelation<WrongFarSide> whole;

	}

	static class LonelyManyToMany extends TestModel<LonelyManyToMany> {

		ManyToManyRelation<Author> authors;

	}

}
