package io.tortoiseorm.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.tortoiseorm.Prefetch;
import io.tortoiseorm.SaveOptions;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.CteRef;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.expressions.Window;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Thing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is given as a name of a field, relation, annotation, connection or function:
 * it is a name that exists, a label that harms nobody, or a clear error. It never becomes
 * SQL.
 */
class HostileNamesTest extends QueryTest {

	private static final Map<String, Function<String, Mono<?>>> ENTRIES = entries();

	private static Map<String, Function<String, Mono<?>>> entries() {
		Map<String, Function<String, Mono<?>>> entries = new LinkedHashMap<>();
		conditions(entries);
		selections(entries);
		expressions(entries);
		relations(entries);
		writes(entries);
		return entries;
	}

	private static void conditions(Map<String, Function<String, Mono<?>>> entries) {
		entries.put("a lookup", (name) -> Tag.objects.filter(name, "x").list());
		entries.put("a lookup's suffix", (name) -> Tag.objects.filter("name__" + name, "x").list());
		entries.put("a lookup behind a relation", (name) -> Tag.objects.filter("products__" + name, "x").list());
		entries.put("an excluded lookup", (name) -> Tag.objects.exclude(name, "x").list());
		entries.put("a part of a date", (name) -> Product.objects.filter("createdAt__" + name, 1).list());
		entries.put("a path in JSON", (name) -> Thing.objects.filter("data__filter", Map.of("x__" + name, 1)).list());
		entries.put("a path in JSON to a date",
				(name) -> Thing.objects.filter("data__filter", Map.of("x__" + name, LocalDate.EPOCH)).list());
		entries.put("a condition on related rows", (name) -> Tag.objects.filter(Q.any(name)).list());
		entries.put("a lookup on related rows", (name) -> Tag.objects.filter(Q.all("products", Q.of(name, 1))).list());
		entries.put("an existence", (name) -> Tag.objects.filter(name, "x").exists());
		entries.put("a count", (name) -> Tag.objects.filter(name, "x").count());
		entries.put("a key of many", (name) -> Tag.objects.inBulk(List.of(1), name));
		entries.put("a lookup of a single row", (name) -> Tag.objects.getOrNone(name, "x"));
	}

	private static void selections(Map<String, Function<String, Mono<?>>> entries) {
		entries.put("an ordering", (name) -> Tag.objects.orderBy(name).list());
		entries.put("a descending ordering", (name) -> Tag.objects.orderBy("-" + name).list());
		entries.put("an ordering behind a relation", (name) -> Tag.objects.orderBy("products__" + name).list());
		entries.put("the latest", (name) -> Tag.objects.latest(name));
		entries.put("the earliest", (name) -> Tag.objects.earliest(name));
		entries.put("a value", (name) -> Tag.objects.values(name).list());
		entries.put("a renamed value", (name) -> Tag.objects.values(Values.of("x", name)).list());
		entries.put("a new name of a value", (name) -> Tag.objects.values(Values.of(name, "id")).list());
		entries.put("a new name ordered by",
				(name) -> Tag.objects.annotate("n", Functions.count("products"))
					.values(Values.of(name, "n"))
					.orderBy("n")
					.list());
		entries.put("a listed value", (name) -> Tag.objects.valuesList(name).list());
		entries.put("a flat value", (name) -> Tag.objects.valuesListFlat(name).list());
		entries.put("a loaded field", (name) -> Tag.objects.only(name).list());
		entries.put("a group",
				(name) -> Tag.objects.annotate("n", Functions.count("id")).groupBy(name).values("n").list());
		entries.put("a named parameter",
				(name) -> Tag.objects.raw("SELECT * FROM tags WHERE name = :name", Map.of(name, "x")).list());
		entries.put("an index", (name) -> Tag.objects.useIndex(name)
			.list()
			.onErrorResume(io.tortoiseorm.exceptions.OperationalError.class, (unknown) -> Mono.just(List.of())));
		entries.put("an annotation", (name) -> Tag.objects.annotate(name, Functions.count("products")).list());
		entries.put("an annotation ordered by",
				(name) -> Tag.objects.annotate(name, Functions.upper("name")).orderBy("-" + name).values().list());
		entries.put("an annotation filtered by",
				(name) -> Tag.objects.annotate(name, Functions.count("products")).filter(name + "__gt", 1).list());
		entries.put("an annotation counted",
				(name) -> Tag.objects.annotate(name, Functions.upper("name")).distinct().count());
		entries.put("an aggregate", (name) -> Tag.objects.aggregate(name, Functions.count("id")));
		entries.put("a named query",
				(name) -> Tag.objects.all()
					.with(name, Tag.objects.values("id"))
					.filter("id__in", CteRef.of(name, "id"))
					.list());
		entries.put("a column of a named query",
				(name) -> Tag.objects.all()
					.with("some", Tag.objects.values(Values.of(name, "id")))
					.filter("id__in", CteRef.of("some", name))
					.list());
		entries.put("an unknown named query", (name) -> Tag.objects.filter("id__in", CteRef.of(name, "id")).list());
		entries.put("an unknown column of a named query",
				(name) -> Tag.objects.all()
					.with("some", Tag.objects.values("id"))
					.filter("id__in", CteRef.of("some", name))
					.list());
	}

	private static void expressions(Map<String, Function<String, Mono<?>>> entries) {
		entries.put("a reference", (name) -> Tag.objects.filter("name", F.of(name)).list());
		entries.put("an annotated reference", (name) -> Tag.objects.annotate("x", F.of(name)).list());
		entries.put("an outer reference",
				(name) -> Tag.objects
					.filter("id__in", Subquery.of(Product.objects.filter("id", OuterRef.of(name)).values("id")))
					.list());
		entries.put("a counted value", (name) -> Tag.objects.annotate("n", Functions.count(name)).list());
		entries.put("a function's argument", (name) -> Tag.objects.annotate("x", Functions.upper(name)).list());
		entries
			.put("a function", (name) -> Tag.objects.annotate("x", Functions.function(name, String.class, F.of("name")))
				.values("x")
				.list()
				.onErrorResume(io.tortoiseorm.exceptions.OperationalError.class, (unknown) -> Mono.just(List.of())));
		entries.put("a condition of a choice",
				(name) -> Tag.objects.annotate("x", Case.when(name, 1, "a").otherwise("b")).list());
		entries.put("a condition of an aggregate",
				(name) -> Tag.objects.annotate("n", Functions.count("id").filter(Q.of(name, 1))).list());
		entries.put("a window's partition",
				(name) -> Tag.objects.annotate("n", Functions.rowNumber().over(Window.partitionBy(name))).list());
		entries.put("a window's order",
				(name) -> Tag.objects.annotate("n", Functions.rowNumber().over(Window.orderedBy(name))).list());
	}

	private static void relations(Map<String, Function<String, Mono<?>>> entries) {
		entries.put("a joined relation", (name) -> Product.objects.selectRelated(name).list());
		entries.put("a prefetched relation", (name) -> Tag.objects.prefetchRelated(name).list());
		entries.put("a deep prefetched relation", (name) -> Tag.objects.prefetchRelated("products__" + name).list());
		entries.put("a prefetched attribute",
				(name) -> Tag.objects.prefetchRelated(Prefetch.of("products").to(name)).list());
		entries.put("a followed relation", (name) -> Category.objects.filter("id", 1).recursively(name).list());
		entries.put("a connection", (name) -> Tag.objects.usingDb(name).list());
		entries.put("a locked relation", (name) -> Product.objects.selectForUpdate((lock) -> lock.of(name)).list());
		entries.put("a fetched relation", (name) -> Tag.objects.get(1).flatMap((tag) -> tag.fetchRelated(name)));
	}

	private static void writes(Map<String, Function<String, Mono<?>>> entries) {
		entries.put("an updated field", (name) -> Tag.objects.filter("id", -1).update(name, "x"));
		entries.put("a created field", (name) -> Tag.objects.create(name, "x"));
		entries.put("a looked-up field", (name) -> Tag.objects.getOrCreate(Values.of(name, "x")));
		entries.put("a refreshed field", (name) -> Tag.objects.get(1).flatMap((tag) -> tag.refreshFromDb(name)));
		entries.put("a saved field",
				(name) -> Tag.objects.get(1).flatMap((tag) -> tag.save(SaveOptions.updateFields(name))));
		entries.put("a field of many rows",
				(name) -> Tag.objects.get(1).flatMap((tag) -> Tag.objects.bulkUpdate(List.of(tag), List.of(name))));
		entries.put("a unique field", (name) -> Tag.objects.bulkCreate(List.of(tag("python")),
				(options) -> options.onConflict(name).update("name")));
		entries.put("a field updated on conflict", (name) -> Tag.objects.bulkCreate(List.of(tag("python")),
				(options) -> options.onConflict("name").update(name)));
	}

	private static Tag tag(String name) {
		Tag tag = new Tag();
		tag.name = name;
		return tag;
	}

	@TestFactory
	List<DynamicTest> noNameBecomesSql() {
		List<DynamicTest> tests = new ArrayList<>();
		ENTRIES.forEach((entry, use) -> tests.add(DynamicTest.dynamicTest(entry, () -> {
			List<String> wrong = new ArrayList<>();
			for (String name : Hostile.all()) {
				String outcome = outcome(name, use);
				if (outcome != null) {
					wrong.add(Hostile.shown(name) + ": " + outcome);
				}
			}
			assertThat(wrong).isEmpty();
			assertThat(Hostile.tablesAreIntact(orm())).isTrue();
		})));
		return tests;
	}

	/** What is wrong, or nothing. */
	private @Nullable String outcome(String name, Function<String, Mono<?>> use) {
		try {
			awaitOrNull(Mono.defer(() -> use.apply(name)));
			return null;
		}
		catch (FieldError | ParamsError | ConfigurationError | UnsupportedError ex) {
			return (String.valueOf(ex.getMessage()).length() > 3_000) ? "the message is too long" : null;
		}
		catch (RuntimeException ex) {
			return ex.toString();
		}
	}

}
