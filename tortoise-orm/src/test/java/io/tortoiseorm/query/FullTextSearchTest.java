package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Full text search where the database has it; elsewhere an error, never all rows.
 */
@DatabaseTest
class FullTextSearchTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		orm = TestOrm.withModels(database, Note.class);
		if (database.kind().isMySqlFamily()) {
			database.execute("CREATE FULLTEXT INDEX note_words ON notes (body)");
		}
		for (String body : List.of("The quick brown fox", "A lazy dog sleeps", "Foxes and dogs", "nothing here")) {
			Note note = new Note();
			note.body = body;
			orm.await(note.save());
		}
	}

	@AfterDatabaseTests
	static void close() {
		orm.close();
	}

	@Test
	void findsWordsOrSaysThatItCannot(TestDatabase database) {
		if (database.kind() == TestDatabaseKind.H2 || database.kind() == TestDatabaseKind.SQLITE) {
			assertThatExceptionOfType(UnsupportedError.class)
				.isThrownBy(() -> orm.await(Note.objects.filter("body__search", "fox").list()))
				.withMessageContaining(database.kind().displayName())
				.withMessageContaining("full-text search");
			return;
		}
		assertThat(orm.await(Note.objects.filter("body__search", "lazy").valuesListFlat("id").list()))
			.containsExactly(2);
		assertThat(orm.await(Note.objects.filter("body__search", "quick fox").valuesListFlat("id").list()))
			.containsExactly(1);
		assertThat(orm.await(Note.objects.filter("body__search", "zebra").list())).isEmpty();
	}

	@Test
	void takesAnyTextAsWords(TestDatabase database) {
		if (database.kind() == TestDatabaseKind.POSTGRES || database.kind().isMySqlFamily()) {
			for (String words : List.of("it's", "a & b | ! c", "\"fox", "+fox -dog", "'; DROP TABLE notes; --", "(",
					"*")) {
				orm.await(Note.objects.filter("body__search", words).list());
			}
		}
		assertThat(orm.await(Note.objects.count())).isEqualTo(4);
	}

	/**
	 * A text to search in.
	 */
	@Table(name = "notes")
	public static class Note extends Model<Note> {

		static final Manager<Note> objects = Manager.of(Note.class);

		@IntField(primaryKey = true)
		Integer id;

		@TextField
		String body;

	}

}
