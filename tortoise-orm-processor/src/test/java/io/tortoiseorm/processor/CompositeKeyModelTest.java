package io.tortoiseorm.processor;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models whose key consists of several fields have paths for these fields, and no key
 * beside them.
 */
class CompositeKeyModelTest {

	private static final String OWNER = ShopSources.HEADER + """
			public class Owner extends Model<Owner> { }
			""";

	private static final String ENTRY = ShopSources.HEADER + """
			@CompositeKey({"owner", "number"})
			@ModelRecord(name = "EntryOut")
			public class Entry extends Model<Entry> {
				@ForeignKeyField ForeignKeyRelation<Owner> owner;
				int number;
				static Object query() { return Entry_.ownerId.eq(1).and(Entry_.number.eq(2)); }
			}
			""";

	@Test
	void partsOfAKeyHavePaths(@TempDir Path output) {
		SourceCompiler.Result result = SourceCompiler.into(output).compile(OWNER, ENTRY);
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Entry_.java")).doesNotContain(" pk ").doesNotContain(" id ");
		assertThat(result.generated("shop/EntryOut.java")).contains("ownerId").contains("number");
	}

}
