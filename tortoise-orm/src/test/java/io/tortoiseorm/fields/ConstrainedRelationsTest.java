package io.tortoiseorm.fields;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.Model;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Constraints of jakarta.validation on the holders of relations.
 */
class ConstrainedRelationsTest {

	private static ValidatorFactory factory;

	private static Validator validator;

	@BeforeAll
	static void start() {
		factory = Validation.buildDefaultValidatorFactory();
		validator = factory.getValidator();
	}

	@AfterAll
	static void stop() {
		factory.close();
	}

	@Test
	void nothingIsWrongWithWhatIsNotFetched() {
		assertThat(violations(new Basket())).isEmpty();
	}

	@Test
	void constraintsOfTheHolderAreThoseOfTheFetchedInstances() {
		Basket basket = new Basket();
		RelationSlot.setFetched(basket.items, List.of());
		RelationSlot.setFetched(basket.shelves, List.of(new Shelf("a"), new Shelf("b")));
		assertThat(violations(basket)).containsExactlyInAnyOrder("items NotEmpty", "shelves Size");
	}

	@Test
	void fetchedInstancesAreCheckedWhereTheHolderIsValid() {
		Basket basket = new Basket();
		RelationSlot.setFetched(basket.items, List.of(new Item("a"), new Item(" ")));
		RelationSlot.setFetched(basket.shelves, List.of(new Shelf(" ")));
		assertThat(violations(basket)).containsExactlyInAnyOrder("items[1].name NotBlank", "shelves[0].name NotBlank");
	}

	@Test
	void theHolderOfAReferenceIsNeverNull() {
		assertThat(violations(new Item("a"))).isEmpty();
	}

	private static Set<String> violations(Object instance) {
		return validator.validate(instance)
			.stream()
			.map((violation) -> violation.getPropertyPath() + " "
					+ violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName())
			.collect(Collectors.toSet());
	}

	/** Has constraints on both kinds of relations to many. */
	static class Basket extends Model<Basket> {

		@Valid
		@NotEmpty
		@Size(max = 2)
		ReverseRelation<Item> items;

		@Size(max = 1)
		@ManyToManyField(relatedName = "baskets")
		ManyToManyRelation<@Valid @NotNull Shelf> shelves;

	}

	/** Belongs to a basket. */
	static class Item extends Model<Item> {

		@NotNull
		@ForeignKeyField(relatedName = "items")
		ForeignKeyRelation<Basket> basket;

		@NotBlank
		String name;

		Item(String name) {
			this.name = name;
		}

	}

	/** Holds baskets. */
	static class Shelf extends Model<Shelf> {

		@NotBlank
		String name;

		Shelf(String name) {
			this.name = name;
		}

	}

}
