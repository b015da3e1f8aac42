package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Event;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Profile;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Team;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.Tournament;
import io.tortoiseorm.golden.models.User;
import reactor.core.publisher.Flux;

/**
 * Texts that no one means well with, and a look at what they may have damaged.
 */
final class Hostile {

	/** What is or may be SQL, JSON, a path, a pattern or a format to somebody. */
	static final List<String> TEXTS = List.of("'; DROP TABLE tags; --", "\"; DROP TABLE tags; --",
			"`; DROP TABLE tags; --", "' OR '1'='1", "\" OR \"1\"=\"1", "` OR `1`=`1", "1; DELETE FROM tags",
			"name = 'x' OR 1", "id) FROM tags; DROP TABLE tags; --", "name\" FROM tags; --", "name` FROM tags; --", "'",
			"\"", "`", "''", "\"\"", "``", "\\", "\\'", "\\\"", "\\\\", "a\\", "a'b", "a\"b", "a`b", "?", "??", "$1",
			":name", "@name", "#", "--", "/*", "*/", "/* x */", ";", "%", "_", "%%", "%s %d %n", "{}", "{0}", "${x}",
			"[0]", "$.a", "a.b", "*", "(SELECT 1)", "SELECT", "null", "NULL", "true", "[", "]", "\n", "a\nb", "\t",
			"\r\n", "\u0001", "\u007f", "\u001b[31m", "é", "ß", "Ünïcödé", "日本語", "\u202Etxet", "e\u0301", "\u2028",
			"\uFEFF", "\uD83D\uDE00", "a\uD83D\uDE00b", "＇", "\u02BC", "İ", "ﬁ", "'".repeat(1_001), "\\".repeat(999),
			"x".repeat(10_000), "\"".repeat(300), "ü".repeat(4_000));

	/** What some databases cannot hold. */
	static final List<String> UNSTORABLE = List.of("\u0000", "a\u0000b", "\u0000'; DROP TABLE tags; --", "\uD800",
			"a\uDC00b");

	private static final List<Long> ROWS = List.of(7L, 20L, 8L, 12L, 5L, 30L, 53L, 8L, 3L, 5L, 5L, 8L);

	private Hostile() {
	}

	/** All of them. */
	static List<String> all() {
		return java.util.stream.Stream.concat(TEXTS.stream(), UNSTORABLE.stream()).toList();
	}

	/**
	 * Counts the rows of all tables.
	 */
	static boolean tablesAreIntact(TestOrm orm) {
		List<Long> rows = orm.await(Flux
			.concat(Category.objects.count(), Product.objects.count(), Tag.objects.count(), User.objects.count(),
					Profile.objects.count(), Order.objects.count(), OrderLine.objects.count(), Employee.objects.count(),
					Tournament.objects.count(), Team.objects.count(), Event.objects.count(), Thing.objects.count())
			.collectList());
		return ROWS.equals(rows);
	}

	/** A text short enough for a report. */
	static String shown(String text) {
		String visible = text.codePoints()
			.collect(StringBuilder::new,
					(out, c) -> out.append((c < 32 || c > 126) ? "<" + c + ">" : String.valueOf((char) c)),
					StringBuilder::append)
			.toString();
		return (visible.length() > 60) ? visible.substring(0, 60) + "… (" + text.length() + ")" : visible;
	}

}
