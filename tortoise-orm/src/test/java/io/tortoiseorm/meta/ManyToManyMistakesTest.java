package io.tortoiseorm.meta;

import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.meta.Registries.assertMistake;

/**
 * Wrong many-to-many relations fail at start, and the message says where, what and how to
 * mend it.
 */
class ManyToManyMistakesTest {

	@Test
	void twoManyToManyRelationsCannotShareATable() {
		assertMistake(TwoThroughs.class, Author.class)
			.hasMessage("TwoThroughs.editors: keeps its pairs in the table two_throughs_author, as TwoThroughs.authors"
					+ " does. Give each its own through. If both mean the same relation, declare it on one side only and"
					+ " leave the annotation out on the other.");
	}

	@Test
	void theKeysOfATableOfPairsMustDiffer() {
		assertMistake(SameKeys.class, Author.class)
			.hasMessage("SameKeys.authors: has the same column k as forwardKey and as backwardKey."
					+ " Name two different columns.");
	}

	@Test
	void aModelAsTableOfPairsMustHaveBothKeys() {
		assertMistake(Group.class, Member.class, Membership.class)
			.hasMessage("Group.members: goes through Membership, which has more than one foreign key to Member."
					+ " Name the column as forwardKey.");
		assertMistake(Club.class, Member.class, Membership.class, Group.class)
			.hasMessageContaining("Club.members: goes through Membership, which has");
		assertMistake(WrongKey.class, Member.class, Membership.class, NamedGroup.class)
			.hasMessage("WrongKey.members: has forwardKey \"membr_id\", but Membership has no such column."
					+ " Did you mean member_id?");
	}

	@Test
	void relationsWithoutColumnHaveNoDefault() {
		assertMistake(DefaultOfMany.class, Author.class)
			.hasMessage("DefaultOfMany.authors: has @DbDefault but no column. Remove @DbDefault.");
	}

	static class Author extends TestModel<Author> {

	}

	static class TwoThroughs extends TestModel<TwoThroughs> {

		@ManyToManyField(relatedName = "a")
		ManyToManyRelation<Author> authors;

		@ManyToManyField(relatedName = "b")
		ManyToManyRelation<Author> editors;

	}

	static class SameKeys extends TestModel<SameKeys> {

		@ManyToManyField(forwardKey = "k", backwardKey = "k")
		ManyToManyRelation<Author> authors;

	}

	static class Member extends TestModel<Member> {

	}

	static class Group extends TestModel<Group> {

		@ManyToManyField(through = "membership")
		ManyToManyRelation<Member> members;

	}

	static class NamedGroup extends TestModel<NamedGroup> {

	}

	static class Club extends TestModel<Club> {

		@ManyToManyField(through = "membership", forwardKey = "member_id")
		ManyToManyRelation<Member> members;

	}

	static class WrongKey extends TestModel<WrongKey> {

		@ManyToManyField(through = "membership", forwardKey = "membr_id")
		ManyToManyRelation<Member> members;

	}

	static class Membership extends TestModel<Membership> {

		@ForeignKeyField(relatedName = "memberships")
		ForeignKeyRelation<Member> member;

		@ForeignKeyField(relatedName = "invitations")
		ForeignKeyRelation<Member> inviter;

	}

	static class DefaultOfMany extends TestModel<DefaultOfMany> {

		@ManyToManyField
		@DbDefault("1")
		ManyToManyRelation<Author> authors;

	}

}
