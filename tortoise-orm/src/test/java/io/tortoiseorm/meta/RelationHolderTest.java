package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.tortoiseorm.exceptions.NoValuesFetched;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.relations.BackwardOneToOneRelation;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What relation holders know before and after a fetch.
 */
class RelationHolderTest {

	private final ModelRegistry registry = Registries.of(Owner.class, Pet.class, Chip.class, Toy.class);

	@Test
	void holdersAreThereWithoutARegistry() {
		Pet pet = new Pet();
		assertThat(pet.owner).isNotNull();
		assertThat(pet.chip).isNotNull();
		assertThat(pet.toys).isNotNull();
		assertThat(new Owner().pets).isNotNull();
		assertThat(new Chip().pet).isNotNull();
	}

	@Test
	void readingWhatWasNotFetchedSaysHowToFetchIt() {
		Pet pet = new Pet();
		assertThat(pet.owner.isFetched()).isFalse();
		assertThatExceptionOfType(NoValuesFetched.class).isThrownBy(pet.owner::get)
			.withMessage(
					"Pet.owner was not fetched. Fetch it with the query, by prefetchRelated(\"owner\"), or for this"
							+ " instance, by fetchRelated(\"owner\").");
		assertThatExceptionOfType(NoValuesFetched.class).isThrownBy(pet.chip::get).withMessageStartingWith("Pet.chip ");
		assertThatExceptionOfType(NoValuesFetched.class).isThrownBy(pet.toys::list)
			.withMessageStartingWith("Pet.toys ");
		assertThatExceptionOfType(NoValuesFetched.class).isThrownBy(() -> pet.toys.iterator().next())
			.withMessageStartingWith("Pet.toys ");
	}

	@Test
	void theRawKeyFollowsTheAssignedInstance() {
		Pet pet = new Pet();
		Owner owner = owner("a@b.c");
		pet.owner.set(owner);
		assertThat(pet.owner.get()).isSameAs(owner);
		assertThat(pet.owner.id()).isEqualTo(owner.id);
		assertThat(this.registry.get(Pet.class).field("ownerId").get(pet)).isEqualTo(owner.id);
		pet.owner.set(null);
		assertThat(pet.owner.isFetched()).isTrue();
		assertThat(pet.owner.get()).isNull();
		assertThat(pet.owner.id()).isNull();
	}

	@Test
	void theRawKeyIsTheFieldThatIsReferredTo() {
		Pet pet = new Pet();
		pet.sitter.set(owner("s@b.c"));
		assertThat(pet.sitter.id()).isEqualTo("s@b.c");
	}

	@Test
	void theRawKeyOfAnUnsavedInstanceIsKnownOnceItIsSaved() {
		Pet pet = new Pet();
		Owner owner = new Owner();
		pet.owner.set(owner);
		assertThat(pet.owner.id()).isNull();
		owner.id = UUID.randomUUID();
		assertThat(pet.owner.id()).isEqualTo(owner.id);
		assertThat(pet.owner.get()).isSameAs(owner);
	}

	@Test
	void theRawKeyOfAModelWithoutDeclaredKeyIsItsImplicitId() {
		Chip chip = new Chip();
		Pet pet = new Pet();
		this.registry.get(Pet.class).primaryKey().set(pet, 12);
		chip.pet.set(pet);
		assertThat(chip.pet.id()).isEqualTo(12);
	}

	@Test
	void anonymousSubclassesHaveTheKeyOfTheirModel() {
		Pet pet = new Pet();
		Owner owner = new Owner() {
		};
		owner.id = UUID.randomUUID();
		pet.owner.set(owner);
		assertThat(pet.owner.id()).isEqualTo(owner.id);
		assertThat(InstanceState.key(owner)).isEqualTo(owner.id);
		assertThat(InstanceState.key(new Owner())).isNull();
	}

	@Test
	void anotherRawKeyForgetsTheFetchedInstance() {
		Pet pet = new Pet();
		Owner owner = owner("a@b.c");
		pet.owner.set(owner);
		pet.owner.setId(owner.id);
		assertThat(pet.owner.get()).as("the same key").isSameAs(owner);
		UUID other = UUID.randomUUID();
		this.registry.get(Pet.class).field("ownerId").set(pet, other);
		assertThat(pet.owner.isFetched()).isFalse();
		assertThat(pet.owner.id()).isEqualTo(other);
		pet.owner.set(null);
		pet.owner.setId(other);
		assertThat(pet.owner.isFetched()).as("known to be none, until there is a key").isFalse();
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void onlyInstancesOfTheRelatedModelCanBeAssigned() {
		ForeignKeyRelation owner = new Pet().owner;
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> owner.set(new Chip()))
			.withMessage("Pet.owner takes an instance of Owner, found one of Chip.");
	}

	@Test
	void fetchedInstancesAreRead() {
		Owner owner = owner("a@b.c");
		RelationMeta pets = this.registry.get(Owner.class).relation("pets");
		RelationSlot slot = InstanceState.of(owner).slot(pets);
		assertThat(slot).isSameAs(owner.pets);
		assertThat(RelationSlot.target(slot)).isEqualTo(Pet.class);
		List<Pet> fetched = new ArrayList<>(List.of(new Pet(), new Pet()));
		RelationSlot.setFetched(slot, fetched);
		assertThat(owner.pets.isFetched()).isTrue();
		assertThat(owner.pets).containsExactlyElementsOf(fetched);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> owner.pets.list().clear());
		RelationSlot.clear(slot);
		assertThat(owner.pets.isFetched()).isFalse();
	}

	@Test
	void relationsWithoutHolderHaveASlotAllTheSame() {
		Owner owner = owner("a@b.c");
		RelationMeta toys = this.registry.get(Owner.class).relation("toys");
		assertThat(toys.slot()).isEqualTo(-1);
		RelationSlot slot = InstanceState.of(owner).slot(toys);
		RelationSlot.setFetched(slot, List.of());
		assertThat(InstanceState.of(owner).slot(toys)).isSameAs(slot);
		assertThat(RelationSlot.owner(slot)).isSameAs(owner);
		assertThat(RelationSlot.name(slot)).isEqualTo("toys");
	}

	@Test
	void holdersShowTheirStateWithoutLoading() {
		Pet pet = new Pet();
		assertThat(pet.owner).hasToString("owner(id=null, not fetched)");
		assertThat(pet.chip).hasToString("chip(not fetched)");
		assertThat(pet.toys.toString()).isEqualTo("toys(not fetched)");
		Owner owner = owner("a@b.c");
		pet.owner.set(owner);
		assertThat(pet.owner).hasToString("owner(id=" + owner.id + ", fetched)");
		RelationSlot.setFetched(pet.chip, null);
		assertThat(pet.chip).hasToString("chip(fetched, none)");
		RelationSlot.setFetched(pet.toys, List.of(new Toy()));
		assertThat(pet.toys.toString()).isEqualTo("toys(1 fetched)");
	}

	@Test
	void theStateSurvivesAHolderThatWasOverwritten() {
		Careless careless = new Careless();
		ModelMeta model = Registries.of(Careless.class, Owner.class, Pet.class, Chip.class, Toy.class)
			.get(Careless.class);
		model.field("ownerId").set(careless, UUID.randomUUID());
		assertThat(careless.owner).isNull();
		assertThat(model.field("ownerId").get(careless)).isNotNull();
	}

	private static Owner owner(String email) {
		Owner owner = new Owner();
		owner.id = UUID.randomUUID();
		owner.email = email;
		return owner;
	}

	static class Owner extends TestModel<Owner> {

		@UUIDField(primaryKey = true)
		UUID id;

		@CharField(maxLength = 50, unique = true)
		String email;

		ReverseRelation<Pet> pets;

	}

	static class Pet extends TestModel<Pet> {

		@ForeignKeyField(relatedName = "pets", nullable = true)
		ForeignKeyRelation<Owner> owner;

		@ForeignKeyField(relatedName = ForeignKeyField.NONE, toField = "email")
		ForeignKeyRelation<Owner> sitter;

		BackwardOneToOneRelation<Chip> chip;

		ManyToManyRelation<Toy> toys;

	}

	static class Chip extends TestModel<Chip> {

		@OneToOneField
		OneToOneRelation<Pet> pet;

	}

	static class Toy extends TestModel<Toy> {

		@ManyToManyField(relatedName = "toys")
		ManyToManyRelation<Pet> players;

		ForeignKeyRelation<Owner> owner;

	}

	static class Careless extends TestModel<Careless> {

		ForeignKeyRelation<Owner> owner = null;

	}

}
