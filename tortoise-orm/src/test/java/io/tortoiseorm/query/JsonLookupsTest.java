package io.tortoiseorm.query;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lookups into JSON documents. A missing key, JSON null and a value of another type are
 * NULL.
 */
class JsonLookupsTest extends QueryTest {

	private static UUID thing(int number) {
		return UUID.fromString("00000000-0000-4000-8000-00000000000" + number);
	}

	private List<Object> where(String path, Object value) {
		return keys(Thing.objects.filter("data__filter", Map.of(path, value)).orderBy("id"));
	}

	@Test
	void valuesAtPaths() {
		assertThat(where("breed", "labrador")).containsExactly(thing(1), thing(5));
		assertThat(where("age", 7)).containsExactly(thing(2));
		assertThat(where("n", 1.5)).containsExactly(thing(7));
		assertThat(where("vet", true)).containsExactly(thing(5));
		assertThat(where("owner__name", "Ann")).containsExactly(thing(1));
		assertThat(where("owner__tags__1", "b")).containsExactly(thing(1));
		assertThat(where("list__1__x", 2)).containsExactly(thing(7));
		assertThat(where("0", 1)).containsExactly(thing(3));
	}

	@Test
	void everyLookupOnValuesAtPaths() {
		assertThat(where("breed__not", "labrador")).hasSize(6).doesNotContain(thing(1), thing(5));
		assertThat(where("breed__in", List.of("pug", "poodle"))).containsExactly(thing(2), thing(8));
		assertThat(where("breed__not_in", List.of("pug", "labrador"))).hasSize(5);
		assertThat(where("age__gt", 3)).containsExactly(thing(2), thing(5));
		assertThat(where("age__gte", 3)).containsExactly(thing(1), thing(2), thing(5));
		assertThat(where("age__lt", 7.5)).containsExactly(thing(1), thing(2));
		assertThat(where("age__lte", 3)).containsExactly(thing(1));
		assertThat(where("age__range", List.of(3, 8))).containsExactly(thing(1), thing(2));
		assertThat(where("breed__contains", "oodl")).containsExactly(thing(2));
		assertThat(where("breed__icontains", "LAB")).containsExactly(thing(1), thing(5));
		assertThat(where("breed__startswith", "p")).containsExactly(thing(2), thing(8));
		assertThat(where("breed__istartswith", "P")).containsExactly(thing(2), thing(8));
		assertThat(where("breed__endswith", "le")).containsExactly(thing(2));
		assertThat(where("breed__iendswith", "LE")).containsExactly(thing(2));
		assertThat(where("breed__iexact", "PUG")).containsExactly(thing(8));
		assertThat(where("breed__posix_regex", "^p.*[eg]$")).containsExactly(thing(2), thing(8));
	}

	@Test
	void missingKeysAndJsonNullAreNull() {
		assertThat(where("owner__name__isnull", false)).containsExactly(thing(1), thing(5));
		assertThat(where("owner__name__isnull", true)).hasSize(6).contains(thing(2), thing(8), thing(4));
		assertThat(where("age__not_isnull", true)).containsExactly(thing(1), thing(2), thing(5));
		assertThat(where("owner__isnull", false)).containsExactly(thing(1), thing(2), thing(5));
	}

	@Test
	void aValueOfAnotherTypeIsNotFound() {
		assertThat(where("age", "seven")).isEmpty();
		assertThat(where("breed", 7)).isEmpty();
		assertThat(where("breed__gt", 0)).isEmpty();
		assertThat(where("vet", 1)).isEmpty();
	}

	@Test
	void severalPathsAllHold() {
		assertThat(keys(Thing.objects.filter("data__filter", Map.of("breed", "labrador", "age__gt", 3))))
			.containsExactly(thing(5));
		assertThat(keys(Thing.objects.exclude("data__filter", Map.of("breed", "labrador")).orderBy("id")))
			.containsExactly(thing(2), thing(8));
	}

	@Test
	void wholeDocumentsAreComparedByValue() {
		assertThat(keys(Thing.objects.filter("data", Map.of("breed", "pug")))).containsExactly(thing(8));
		assertThat(keys(Thing.objects.filter("data", List.of(1, 2, 3)))).containsExactly(thing(3));
		if (kind() != TestDatabaseKind.H2) {
			// H2 compares documents as they are written, the order of keys included
			Map<String, Object> poodle = new TreeMap<>(Map.of("age", 7, "breed", "poodle"));
			poodle.put("owner", Collections.singletonMap("name", null));
			assertThat(keys(Thing.objects.filter("data", poodle))).containsExactly(thing(2));
		}
		assertThat(keys(Thing.objects.filter("data__not", Map.of("breed", "pug")))).hasSize(7);
	}

	@Test
	void documentsThatAreNull() {
		assertThat(keys(Thing.objects.filter("data__isnull", true))).containsExactly(thing(4));
		assertThat(keys(Thing.objects.filter("data", null))).containsExactly(thing(4));
		assertThat(keys(Thing.objects.filter("data__isnull", false))).hasSize(7);
	}

	@Test
	void containsAndContainedBy() {
		Map<String, Object> labrador = Map.of("breed", "labrador");
		Map<String, Object> pug = Map.of("breed", "pug", "age", 1);
		if (kind() == TestDatabaseKind.H2) {
			assertThatExceptionOfType(UnsupportedError.class)
				.isThrownBy(() -> list(Thing.objects.filter("data__contains", labrador)))
				.withMessageContaining(kind().displayName());
			return;
		}
		assertThat(keys(Thing.objects.filter("data__contains", labrador).orderBy("id"))).containsExactly(thing(1),
				thing(5));
		assertThat(keys(Thing.objects.filter("data__contains", Map.of("owner", Map.of("tags", List.of("b"))))))
			.containsExactly(thing(1));
		assertThat(keys(Thing.objects.filter("data__contains", List.of(3, 1)))).containsExactly(thing(3));
		assertThat(keys(Thing.objects.filter("data__contained_by", pug))).containsExactly(thing(8));
		assertThat(keys(Thing.objects.filter("data__containedBy", List.of(3, 2, 1, 0)))).containsExactly(thing(3));
	}

	@Test
	void pathsInReferences() {
		assertThat(list(Thing.objects.filter("data__filter", Map.of("breed__isnull", false))
			.orderBy("id")
			.values(Values.of("breed", "data__breed")))).extracting((row) -> row.get("breed"))
			.containsExactly("labrador", "poodle", "labrador", "pug");
		assertThat(keys(Thing.objects.annotate("breed", F.of("data__breed"))
			.filter("breed__startswith", "p")
			.orderBy("-breed"))).containsExactly(thing(8), thing(2));
		assertThat(list(Thing.objects.filter("pk", thing(1)).valuesListFlat("data__owner__tags__0")))
			.containsExactly("a");
	}

	@Test
	void whatIsNoDocumentIsRefused() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(Thing.objects.filter("label__filter", Map.of("a", 1))))
			.withMessageContaining("JSON field");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(Thing.objects.filter("data__filter", "a")))
			.withMessageContaining("map of paths");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(Thing.objects.filter("label__contained_by", List.of())));
	}

}
