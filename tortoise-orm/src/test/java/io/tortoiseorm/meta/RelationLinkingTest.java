package io.tortoiseorm.meta;

import java.util.List;
import java.util.UUID;

import io.tortoiseorm.Index;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.relations.BackwardOneToOneRelation;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import io.tortoiseorm.relations.ReverseRelation;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How relations connect models, seen from both sides.
 */
class RelationLinkingTest {

	private final ModelRegistry registry = Registries.of(Customer.class, Purchase.class, PurchaseLine.class,
			Passport.class, Visa.class, Item.class, Label.class, Person.class, Place.class, Visit.class);

	private final ModelMeta customer = this.registry.get(Customer.class);

	private final ModelMeta purchase = this.registry.get(Purchase.class);

	@Test
	void aForeignKeyHasARawKeyInItsPlace() {
		assertThat(this.purchase.fields()).extracting(FieldMeta::name)
			.containsExactly("id", "customerId", "billedToId", "note");
		FieldMeta raw = this.purchase.field("customerId");
		assertThat(raw.column()).isEqualTo("customer_id");
		assertThat(raw.sqlType()).isEqualTo(SqlType.UUID);
		assertThat(raw.type().javaType()).isEqualTo(UUID.class);
		assertThat(raw.fieldType()).isEqualTo("ForeignKeyField");
		assertThat(raw.nullable()).isFalse();
		assertThat(raw.unique()).isFalse();
		assertThat(raw.indexed()).isTrue();
		assertThat(raw.relation()).isSameAs(this.purchase.relation("customer"));
		assertThat(this.purchase.field("customer")).as("the relation is not a field").isNull();
	}

	@Test
	void aForeignKeyIsSeenFromBothSides() {
		RelationMeta forward = this.purchase.relation("customer");
		assertThat(forward.kind()).isEqualTo(RelationMeta.Kind.FOREIGN_KEY);
		assertThat(forward.isForward()).isTrue();
		assertThat(forward.toMany()).isFalse();
		assertThat(forward.nullable()).isFalse();
		assertThat(forward.source()).isSameAs(this.purchase);
		assertThat(forward.target()).isSameAs(this.customer);
		assertThat(forward.sourceField()).isSameAs(this.purchase.field("customerId"));
		assertThat(forward.targetField()).isSameAs(this.customer.primaryKey());
		assertThat(forward.onDelete()).isEqualTo(OnDelete.RESTRICT);
		assertThat(forward.dbConstraint()).isFalse();
		assertThat(forward.description()).isEqualTo("Who buys");
		RelationMeta back = this.customer.relation("purchases");
		assertThat(forward.inverse()).isSameAs(back);
		assertThat(back.inverse()).isSameAs(forward);
		assertThat(back.kind()).isEqualTo(RelationMeta.Kind.REVERSE_FOREIGN_KEY);
		assertThat(back.isForward()).isFalse();
		assertThat(back.toMany()).isTrue();
		assertThat(back.sourceField()).isSameAs(this.customer.primaryKey());
		assertThat(back.targetField()).isSameAs(this.purchase.field("customerId"));
		assertThat(back.slot()).isNotNegative();
	}

	@Test
	void aForeignKeyMayReferToAUniqueField() {
		RelationMeta billedTo = this.purchase.relation("billedTo");
		FieldMeta raw = this.purchase.field("billedToId");
		assertThat(billedTo.targetField()).isSameAs(this.customer.field("email"));
		assertThat(raw.sqlType()).isEqualTo(SqlType.varchar(90));
		assertThat(raw.column()).isEqualTo("payer");
		assertThat(raw.nullable()).isTrue();
		assertThat(raw.dbDefault()).isEqualTo(new DbDefaultMeta(DbDefault.Kind.LITERAL, "nobody@example.org", null));
		assertThat(billedTo.nullable()).as("by @Nullable on the holder").isTrue();
		assertThat(billedTo.inverse()).as("none was wanted").isNull();
	}

	@Test
	void relatedNamesAreByDefaultTheClassInCamelCaseWithAnS() {
		RelationMeta lines = this.purchase.relation("purchaseLines");
		assertThat(lines.target()).isSameAs(this.registry.get(PurchaseLine.class));
		assertThat(lines.slot()).as("no holder is declared").isEqualTo(-1);
		assertThat(this.purchase.relations()).extracting(RelationMeta::name)
			.containsExactly("customer", "billedTo", "purchaseLines");
	}

	@Test
	void aOneToOneIsUniqueAndMayBeTheKey() {
		ModelMeta passport = this.registry.get(Passport.class);
		assertThat(passport.primaryKey().name()).isEqualTo("holderId");
		assertThat(passport.primaryKey().sqlType()).isEqualTo(SqlType.UUID);
		assertThat(passport.primaryKey().generated()).isFalse();
		assertThat(passport.primaryKey().autoUuid()).as("the key is the holder's").isFalse();
		assertThat(passport.relation("holder").kind()).isEqualTo(RelationMeta.Kind.ONE_TO_ONE);
		RelationMeta back = this.customer.relation("passport");
		assertThat(back.kind()).isEqualTo(RelationMeta.Kind.REVERSE_ONE_TO_ONE);
		assertThat(back.toMany()).isFalse();
		assertThat(back.nullable()).isTrue();
		ModelMeta visa = this.registry.get(Visa.class);
		assertThat(visa.field("passportId").sqlType()).as("the key of a key").isEqualTo(SqlType.UUID);
		assertThat(visa.field("passportId").unique()).isTrue();
		assertThat(passport.relation("visa").kind()).as("without an s").isEqualTo(RelationMeta.Kind.REVERSE_ONE_TO_ONE);
	}

	@Test
	void aManyToManyIsKeptInATableOfPairs() {
		ModelMeta item = this.registry.get(Item.class);
		ModelMeta label = this.registry.get(Label.class);
		RelationMeta forward = item.relation("labels");
		assertThat(forward.kind()).isEqualTo(RelationMeta.Kind.MANY_TO_MANY);
		assertThat(forward.isForward()).isTrue();
		assertThat(forward.sourceField()).isSameAs(item.primaryKey());
		assertThat(forward.targetField()).isSameAs(label.primaryKey());
		assertThat(forward.through())
			.isEqualTo(new ThroughMeta(new TableRef("shop", "items_label"), List.of("items_id"), List.of("label_id"),
					DbNames.uniqueIndex("items_label", List.of("items_id", "label_id")), null));
		assertThat(forward.through().created()).isTrue();
		assertThat(forward.through().unique()).isTrue();
		RelationMeta back = label.relation("items");
		assertThat(back.kind()).isEqualTo(RelationMeta.Kind.MANY_TO_MANY);
		assertThat(back.isForward()).isFalse();
		assertThat(back.slot()).as("declared without annotation").isNotNegative();
		assertThat(back.inverse()).isSameAs(forward);
		assertThat(back.through().sourceColumns()).containsExactly("label_id");
		assertThat(back.through().targetColumns()).containsExactly("items_id");
		assertThat(back.through().uniqueIndex()).isEqualTo(forward.through().uniqueIndex());
	}

	@Test
	void selfRelationsHaveTwoNamesAndTwoKeys() {
		ModelMeta person = this.registry.get(Person.class);
		assertThat(person.relation("boss").target()).isSameAs(person);
		assertThat(person.relation("team").inverse()).isSameAs(person.relation("boss"));
		ThroughMeta likes = person.relation("likes").through();
		assertThat(likes.targetColumns()).containsExactly("person_id");
		assertThat(likes.sourceColumns()).containsExactly("person_rel_id");
		assertThat(person.relation("likedBy").through().targetColumns()).containsExactly("person_rel_id");
		assertThat(person.names()).containsExactly("boss", "bossId", "id", "likedBy", "likes", "pk", "places", "team",
				"visits");
	}

	@Test
	void aManyToManyMayGoThroughAModel() {
		ThroughMeta through = this.registry.get(Place.class).relation("visitors").through();
		assertThat(through.created()).isFalse();
		assertThat(through.model()).isSameAs(this.registry.get(Visit.class));
		assertThat(through.table().name()).isEqualTo("visits");
		assertThat(through.sourceColumns()).containsExactly("where_id");
		assertThat(through.targetColumns()).containsExactly("person_id");
		assertThat(through.unique()).isFalse();
	}

	@Test
	void indexesUniqueSetsAndOrderingMayNameRelations() {
		ModelMeta visit = this.registry.get(Visit.class);
		assertThat(visit.indexes().get(0).columns()).containsExactly("person_id");
		assertThat(visit.uniques().get(0).columns()).containsExactly("where_id", "person_id");
		assertThat(visit.ordering()).containsExactly("-person__boss__id", "place");
	}

	@Test
	void relationsAreToldAsData() {
		String described = this.registry.get(Item.class).describe().get("m2mFields").toString();
		assertThat(described).contains("name=labels", "relatedName=items", "through=items_label", "forwardKey=label_id",
				"backwardKey=items_id", "onDelete=CASCADE", "generated=false");
		assertThat(this.purchase.describe().get("fkFields").toString()).contains("rawField=customerId",
				"modelName=models.Customer", "onDelete=RESTRICT", "dbConstraint=false");
		assertThat(this.customer.describe().get("backwardFkFields").toString()).contains("name=purchases");
	}

	static class Customer extends TestModel<Customer> {

		@UUIDField(primaryKey = true)
		UUID id;

		@CharField(maxLength = 90, unique = true)
		String email;

		ReverseRelation<Purchase> purchases;

		BackwardOneToOneRelation<Passport> passport;

	}

	abstract static class Bought<M extends Bought<M, C>, C extends TestModel<C>> extends TestModel<M> {

		@ForeignKeyField(relatedName = "purchases", onDelete = OnDelete.RESTRICT, dbConstraint = false, index = true,
				description = "Who buys")
		ForeignKeyRelation<C> customer;

	}

	static class Purchase extends Bought<Purchase, Customer> {

		@ForeignKeyField(toField = "email", relatedName = ForeignKeyField.NONE, column = "payer")
		@DbDefault("nobody@example.org")
		@Nullable ForeignKeyRelation<Customer> billedTo;

		String note;

	}

	static class PurchaseLine extends TestModel<PurchaseLine> {

		ForeignKeyRelation<Purchase> purchase;

	}

	static class Passport extends TestModel<Passport> {

		@OneToOneField(primaryKey = true, relatedName = "passport")
		OneToOneRelation<Customer> holder;

	}

	static class Visa extends TestModel<Visa> {

		OneToOneRelation<Passport> passport;

	}

	@Table(name = "items", schema = "shop")
	static class Item extends TestModel<Item> {

		@ManyToManyField
		ManyToManyRelation<Label> labels;

	}

	static class Label extends TestModel<Label> {

		ManyToManyRelation<Item> items;

	}

	static class Person extends TestModel<Person> {

		@ForeignKeyField(relatedName = "team", nullable = true, onDelete = OnDelete.SET_NULL)
		ForeignKeyRelation<Person> boss;

		@ManyToManyField(relatedName = "likedBy")
		ManyToManyRelation<Person> likes;

	}

	static class Place extends TestModel<Place> {

		@ManyToManyField(through = "visits", unique = false)
		ManyToManyRelation<Person> visitors;

	}

	@Table(name = "visits", indexes = @Index("person"), uniqueTogether = @UniqueTogether({ "placeId", "person" }),
			ordering = { "-person__boss__id", "place" })
	static class Visit extends TestModel<Visit> {

		ForeignKeyRelation<Person> person;

		@ForeignKeyField(column = "where_id", relatedName = ForeignKeyField.NONE)
		ForeignKeyRelation<Place> place;

	}

}
