package io.tortoiseorm.processor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models whose key consists of several fields have paths for these fields and for the key
 * as a whole, whose values are records.
 */
class CompositeKeyModelTest {

	private static final String OWNER = ShopSources.HEADER + """
			public class Owner extends Model<Owner> { }
			""";

	private static final String ENTRY = ShopSources.HEADER
			+ """
					@CompositeKey({"owner", "number"})
					@ModelRecord(name = "EntryOut")
					public class Entry extends Model<Entry> {
						@ForeignKeyField ForeignKeyRelation<Owner> owner;
						int number;
						static Object query() {
							return Entry.objects.filter(Entry_.ownerId.eq(1).and(Entry_.number.eq(2)), Entry_.pk.eq(Entry_.key(1, 2)),
									Entry_.pk.in(Entry_.key(1, 2), new Entry_.Key(3, 4)), Entry_.pk.notIn(List.of(Entry_.key(1, 2))),
									Entry_.pk.in(Entry.objects.all()), Entry_.pk.ne(Entry_.key(1, 2)), Entry_.pk.isNotNull(),
									Owner_.entrys().pk.isNull()).orderBy(Entry_.pk.asc(), Entry_.owner().entrys().pk.desc());
						}
						static final Manager<Entry> objects = Manager.of(Entry.class);
					}
					""";

	private static final String NOTE = ShopSources.HEADER
			+ """
					@Table(indexes = @Index({"entryNumber", "text"}), uniqueTogether = @UniqueTogether({"last", "text"}),
							ordering = "entryOwnerId")
					@ModelRecord(name = "NoteIn", excludeReadOnly = true)
					@ModelRecord(name = "NoteOut", exclude = {"entryOwnerId", "last"}, depth = 0)
					public class Note extends Model<Note> {
						static final Manager<Note> objects = Manager.of(Note.class);
						@OneToOneField(primaryKey = true) OneToOneRelation<Entry> entry;
						@ForeignKeyField(relatedName = "-", columns = {"a", "b"}, nullable = true) ForeignKeyRelation<Entry> last;
						@CharField(maxLength = 5) String text;
						static Object query() {
							return Note.objects.filter(Note_.entryOwnerId.eq(1).and(Note_.lastNumber.isNull()),
									Note_.entry().number.gt(2), Note_.entry().isNull(), Note_.pk.eq(Note_.key(1, 2)),
									Entry_.note().text.eq("x")).orderBy(Note_.lastOwnerId.desc());
						}
					}
					""";

	private static final String ADDITION = ShopSources.HEADER + """
			@CompositeKey({"note", "step"})
			public class Addition extends Model<Addition> {
				@ForeignKeyField ForeignKeyRelation<Note> note;
				int step;
			}
			""";

	@Test
	void keysOfOtherTypesDoNotCompile(@TempDir Path output) {
		List<String> wrong = List.of("Entry_.key(\"1\", 2)", "Entry_.key(1)", "Entry_.pk.eq(1)",
				"Entry_.pk.eq(List.of(1, 2))", "Entry_.pk.eq(new Other(1, 2))", "Entry_.pk.in(1, 2)",
				"Entry_.pk.in(List.of(1))", "Entry_.pk.gt(Entry_.key(1, 2))", "Entry_.pk.set(Entry_.key(1, 2))",
				"Entry.objects.values(Entry_.pk)");
		StringBuilder use = new StringBuilder(
				ShopSources.HEADER + "public class Use {\nrecord Other(int a, int b) { }\n");
		int first = use.toString().split("\n", -1).length;
		for (int i = 0; i < wrong.size(); i++) {
			use.append("Object wrong%d = %s;\n".formatted(i, wrong.get(i)));
		}
		assertThat(SourceCompiler.into(output).compile(OWNER, ENTRY, use + "}").errors())
			.extracting((error) -> error.substring(0, error.indexOf(':')))
			.containsExactlyElementsOf(
					IntStream.range(first, first + wrong.size()).mapToObj(Integer::toString).toList());
	}

	@Test
	void partsOfAKeyHavePaths(@TempDir Path output) {
		SourceCompiler.Result result = SourceCompiler.into(output).compile(OWNER, ENTRY);
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Entry_.java")).contains("record Key(Integer ownerId, Integer number)")
			.doesNotContain(" id ");
		assertThat(result.generated("shop/EntryOut.java")).contains("ownerId").contains("number");
	}

	@Test
	void referencesHaveAPathForEachPartOfTheKey(@TempDir Path output) {
		SourceCompiler.Result result = SourceCompiler.into(output).compile(OWNER, ENTRY, NOTE, ADDITION);
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Note_.java")).contains("entryOwnerId", "entryNumber", "lastNumber")
			.doesNotContain("entryId");
		assertThat(result.generated("shop/Addition_.java"))
			.contains("record Key(Integer noteEntryOwnerId, " + "Integer noteEntryNumber, Integer step)");
		assertThat(result.generated("shop/NoteIn.java")).contains("entryOwnerId", "entryNumber",
				"RelationSlot.putRawKeyPart", "RelationSlot.rawKeyPart");
		assertThat(result.generated("shop/NoteOut.java")).contains("entryNumber").doesNotContain("entryOwnerId");
	}

}
