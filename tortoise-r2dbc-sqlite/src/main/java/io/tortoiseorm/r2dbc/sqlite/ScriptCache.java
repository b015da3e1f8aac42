package io.tortoiseorm.r2dbc.sqlite;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The SQL texts of a connection that have been parsed lately.
 */
final class ScriptCache {

	private final int capacity;

	private final Map<String, SqlScript> scripts = new LinkedHashMap<>(16, 0.75f, true);

	ScriptCache(int capacity) {
		this.capacity = capacity;
	}

	synchronized SqlScript get(String sql) {
		SqlScript known = this.scripts.get(sql);
		if (known != null) {
			return known;
		}
		SqlScript parsed = SqlScript.parse(sql);
		if (this.capacity > 0) {
			this.scripts.put(sql, parsed);
			if (this.scripts.size() > this.capacity) {
				this.scripts.remove(this.scripts.keySet().iterator().next());
			}
		}
		return parsed;
	}

}
