package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.RawSql;
import io.tortoiseorm.expressions.Value;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Thing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is given as a value is stored, compared and read back as it is. What the
 * database cannot hold is refused before it is sent.
 */
class HostileValuesTest extends QueryTest {

	/** Ways to send a text; each gives it back, or a number where it is compared. */
	private static final Map<String, BiFunction<HostileValuesTest, String, Mono<?>>> ENTRIES = entries();

	private static Map<String, BiFunction<HostileValuesTest, String, Mono<?>>> entries() {
		Map<String, BiFunction<HostileValuesTest, String, Mono<?>>> entries = new LinkedHashMap<>();
		entries.put("an inserted text", (test, text) -> test.stored(text).map((thing) -> thing.body));
		entries.put("a compared text",
				(test, text) -> test.stored(text).then(Thing.objects.filter("body", text).count()));
		entries.put("one of several texts", (test, text) -> test.stored(text)
			.then(Thing.objects.filter("body__in", List.of(text, "nope")).count()));
		entries.put("a beginning",
				(test, text) -> test.stored(text + "!").then(Thing.objects.filter("body__startswith", text).count()));
		entries.put("an end",
				(test, text) -> test.stored("!" + text).then(Thing.objects.filter("body__endswith", text).count()));
		entries.put("a part", (test, text) -> test.stored("!" + text + "!")
			.then(Thing.objects.filter("body__contains", text).count()));
		entries.put("a part in any case", (test, text) -> test.stored("!" + text + "!")
			.then(Thing.objects.filter("body__icontains", text).count()));
		entries.put("a text in any case",
				(test, text) -> test.stored(text).then(Thing.objects.filter("body__iexact", text).count()));
		entries.put("an updated text",
				(test, text) -> test.stored("before")
					.flatMap((thing) -> Thing.objects.filter("pk", thing.id).update("body", text).thenReturn(thing))
					.flatMap((thing) -> Thing.objects.filter("pk", thing.id).valuesListFlat("body").get()));
		entries.put("a saved text", (test, text) -> test.stored("before").flatMap((thing) -> {
			thing.body = text;
			return thing.save();
		}).flatMap((thing) -> thing.refreshFromDb()).map((thing) -> thing.body));
		entries.put("a text of many rows", (test, text) -> test.stored("before").flatMap((thing) -> {
			thing.body = text;
			return Thing.objects.bulkUpdate(List.of(thing), List.of("body")).thenReturn(thing);
		}).flatMap((thing) -> thing.refreshFromDb()).map((thing) -> thing.body));
		entries.put("a literal",
				(test, text) -> Tag.objects.filter("id", 1).annotate("x", Value.of(text)).valuesListFlat("x").get());
		entries.put("a parameter of raw SQL",
				(test, text) -> Tag.objects.filter("id", 1)
					.annotate("x", Functions.concat("name", RawSql.of("?", text).as(String.class)))
					.valuesListFlat("x")
					.get()
					.map((joined) -> ((String) joined).substring("python".length())));
		entries.put("a parameter of a raw query",
				(test, text) -> test.stored(text)
					.then(Thing.objects.raw("SELECT * FROM things WHERE body = ?", List.of(text)).list())
					.map((found) -> (long) found.size()));
		entries.put("a named parameter of a raw query",
				(test, text) -> test.stored(text)
					.then(Thing.objects
						.raw("SELECT * FROM things WHERE body IN (:texts)", Map.of("texts", List.of(text, "nope")))
						.list())
					.map((found) -> (long) found.size()));
		entries.put("a chosen text",
				(test, text) -> Tag.objects.filter("id", 1)
					.annotate("x", Case.when(Q.of("id", 1), text).otherwise("other"))
					.valuesListFlat("x")
					.get());
		entries.put("a text instead of NULL",
				(test, text) -> Thing.objects.filter("label__isnull", true)
					.annotate("x", Functions.coalesce("label", text))
					.valuesListFlat("x")
					.first());
		entries.put("a replacement",
				(test, text) -> Tag.objects.filter("id", 1)
					.annotate("x", Functions.replace("name", "python", text))
					.valuesListFlat("x")
					.get());
		entries.put("a separator",
				(test, text) -> Tag.objects.filter("name__in", List.of("async", "python"))
					.aggregate("x", Functions.stringAgg("name", text))
					.map((found) -> String.valueOf(found.get("x"))
						.substring("async".length(), String.valueOf(found.get("x")).length() - "python".length())));
		entries.put("a text in JSON", (test, text) -> test.storedJson(Map.of("key", text))
			.map((thing) -> ((Map<?, ?>) thing.data).get("key")));
		entries.put("a text compared in JSON", (test, text) -> test.storedJson(Map.of("key", text))
			.then(Thing.objects.filter("data__filter", Map.of("key", text)).count()));
		entries.put("a text in JSON where dates are expected",
				(test, text) -> test.storedJson(Map.of("key", text))
					.then(Thing.objects.filter("data__filter", Map.of("key__year", 2000)).count())
					.map((found) -> found + 1));
		entries.put("a key in JSON", (test, text) -> test.storedJson(Map.of(text, "value"))
			.map((thing) -> ((Map<?, ?>) thing.data).keySet().iterator().next()));
		entries.put("a key compared in JSON", (test, text) -> test.storedJson(Map.of(text, "value"))
			.then(Thing.objects.filter("data__filter", Map.of(text, "value")).count()));
		entries.put("a pattern", (test, text) -> test.stored("!" + text)
			.then(Thing.objects.filter("body__posix_regex", "^!" + quoted(text) + "$").count()));
		entries.put("a text looked up or created",
				(test, text) -> Tag.objects.getOrCreate(Values.of("name", text)).map((made) -> made.object().name));
		return entries;
	}

	/** A pattern that matches a text and nothing else. */
	private static String quoted(String text) {
		return text.codePoints()
			.collect(StringBuilder::new,
					(out, c) -> out.append("\\^$.|?*+()[]{}".indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c),
					StringBuilder::append)
			.toString();
	}

	private Mono<Thing> stored(String text) {
		return stored((thing) -> thing.body = text);
	}

	private Mono<Thing> storedJson(Object data) {
		return stored((thing) -> thing.data = data);
	}

	private Mono<Thing> stored(java.util.function.Consumer<Thing> change) {
		Thing thing = new Thing();
		thing.id = UUID.randomUUID();
		change.accept(thing);
		return thing.save().flatMap((saved) -> Thing.objects.get(saved.id));
	}

	@TestFactory
	List<DynamicTest> everyValueIsBoundAsItIs() {
		List<DynamicTest> tests = new ArrayList<>();
		ENTRIES.forEach((entry, use) -> tests.add(DynamicTest.dynamicTest(entry, () -> {
			List<String> wrong = new ArrayList<>();
			for (String text : Hostile.all()) {
				String outcome = outcome(text, use);
				if (outcome != null) {
					wrong.add(Hostile.shown(text) + ": " + Hostile.shown(outcome));
				}
			}
			assertThat(wrong).isEmpty();
			assertThat(Hostile.tablesAreIntact(orm())).isTrue();
		})));
		return tests;
	}

	/** What is wrong, or nothing. */
	private @Nullable String outcome(String text, BiFunction<HostileValuesTest, String, Mono<?>> use) {
		try {
			Object found = awaitRolledBack(Mono.defer(() -> use.apply(this, text)));
			if (found instanceof Long count) {
				return (count == 1) ? null : "found " + count;
			}
			return found.equals(text) ? null : "came back as " + found;
		}
		catch (UnsupportedError ex) {
			return String.valueOf(ex.getMessage()).contains("of JSON") ? null : ex.toString();
		}
		catch (ValidationError | ParamsError ex) {
			return Hostile.UNSTORABLE.contains(text) || isTooLong(ex) ? null : ex.toString();
		}
		catch (RuntimeException ex) {
			return ex.toString();
		}
	}

	private static boolean isTooLong(Exception ex) {
		return String.valueOf(ex.getMessage()).contains("characters, at most");
	}

}
