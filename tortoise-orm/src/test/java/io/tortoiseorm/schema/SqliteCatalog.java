package io.tortoiseorm.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.schema.Catalog.Query;

/**
 * Reads SQLite's pragmas, and the text of the definition for what is only there.
 */
final class SqliteCatalog {

	private static final Pattern CHECK = Pattern.compile("CONSTRAINT \"([^\"]+)\" CHECK");

	private static final Pattern COMMENT = Pattern.compile("/\\* (.*?) \\*/", Pattern.DOTALL);

	private static final String INDEXES = "SELECT l.name AS n, i.name AS c FROM pragma_index_list('$TABLE') l"
			+ " JOIN pragma_index_info(l.name) i WHERE l.\"unique\" = %d AND l.origin <> 'pk' ORDER BY l.name, i.seqno";

	private SqliteCatalog() {
	}

	static Catalog read(Query query) {
		String definition = query.rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '$TABLE'")
			.get(0)
			.get(0);
		List<List<String>> key = query.rows("SELECT name FROM pragma_table_info('$TABLE') WHERE pk > 0 ORDER BY pk");
		Set<List<String>> uniques = new HashSet<>(Catalog.lists(query.rows(INDEXES.formatted(1))).values());
		return new Catalog(
				Catalog
					.columns(query.rows("SELECT name AS n, type AS t, CASE \"notnull\" WHEN 1 THEN 'NO' ELSE 'YES' END"
							+ " AS o, dflt_value AS d FROM pragma_table_xinfo('$TABLE') ORDER BY cid")),
				key.stream().map((row) -> row.get(0)).toList(), uniques,
				Catalog.lists(query.rows(INDEXES.formatted(0))),
				Catalog.foreignKeys(
						query.rows("SELECT id AS n, \"from\" AS c, \"table\" AS t, \"to\" AS c2, on_delete AS d"
								+ " FROM pragma_foreign_key_list('$TABLE') ORDER BY id, seq")),
				found(CHECK, definition), found(COMMENT, definition));
	}

	private static TreeSet<String> found(Pattern pattern, String text) {
		TreeSet<String> found = new TreeSet<>();
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			found.add(matcher.group(1));
		}
		return found;
	}

}
