package io.tortoiseorm.processor;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models with names and members that are rare, and allowed.
 */
class UnusualModelsTest {

	private static final String HEADER = """
			package odd;
			import io.tortoiseorm.fields.*;
			import io.tortoiseorm.relations.*;
			import jakarta.validation.constraints.NotBlank;
			""";

	private static final String TEXT = HEADER + """
			@io.tortoiseorm.ModelRecord(name = "TextOut", depth = 1)
			@io.tortoiseorm.ModelRecord(name = "TextIn", excludeReadOnly = true)
			public class String extends io.tortoiseorm.Model<String> {
				@CharField(maxLength = 9) java.lang.String text;
				@CharField(maxLength = 9) @NotBlank java.lang.String title = "";
				boolean isOpen;
				private boolean isActive;
				public boolean isActive() { return this.isActive; }
				public void setActive(boolean isActive) { this.isActive = isActive; }
				BackwardOneToOneRelation<Record> object;
				ReverseRelation<Record> list;
			}
			""";

	private static final String RECORD = HEADER + """
			@io.tortoiseorm.ModelRecord(name = "Out", depth = 1)
			@io.tortoiseorm.CompositeKey({"key", "string"})
			public class Record extends io.tortoiseorm.Model<Record> {
				int key;
				@CharField(maxLength = 9, column = "number") java.lang.String count;
				@OneToOneField(relatedName = "object") OneToOneRelation<String> string;
				@ForeignKeyField(relatedName = "list") ForeignKeyRelation<String> integer;
				static Object query() {
					return io.tortoiseorm.Manager.of(Record.class)
						.filter(Record_.string().list().count.eq("a"), Record_.pk.eq(Record_.key(1, 2)),
								Record_.integer().object().string().isActive.isTrue());
				}
			}
			""";

	@Test
	void mayBeCalledLikeClassesOfTheLanguage(@TempDir Path output) {
		SourceCompiler.Result result = SourceCompiler.into(output).compile(TEXT, RECORD);
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("odd/Out.java")).contains("StringRecord string", "IntegerRecord integer");
		assertThat(result.generated("odd/TextIn.java")).contains("@Size(max = 9) @NotBlank java.lang.String title",
				"model.setActive(this.isActive)");
	}

	@Test
	void areToldWhereARecordCannotHaveTheirName(@TempDir Path output) {
		assertThat(SourceCompiler.into(output).compile(ShopSources.HEADER + """
				@ModelRecord(name = "Out")
				public class Alarm extends Model<Alarm> { boolean notify; }
				""").errors()).singleElement()
			.asString()
			.endsWith("Alarm: record Out cannot have a component \"notify\"."
					+ " Exclude it, or rename it and keep its column by column = \"..\".");
	}

	@Test
	void areToldWhereOnlyTheCompilerKnowsThatAPropertyMayBeNull(@TempDir Path output) {
		assertThat(SourceCompiler.into(output).compile("""
				package lost;
				public @interface Nullable { }
				""", ShopSources.HEADER + """
				public class Note extends Model<Note> {
					@IntField(primaryKey = true) @lost.Nullable Integer id;
					@lost.Nullable String text;
					@CharField(maxLength = 9, nullable = true) @lost.Nullable String title;
					@CharField(maxLength = 9, nullable = false) @lost.Nullable String kind;
					@DatetimeField(autoNow = true) @lost.Nullable Instant seen;
				}
				""").errors()).singleElement()
			.asString()
			.endsWith("Note.text: is @Nullable by an annotation that is not there at run time, as in Kotlin."
					+ " Write nullable = true or nullable = false in its field annotation.");
	}

}
