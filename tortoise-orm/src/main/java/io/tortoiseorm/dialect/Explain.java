package io.tortoiseorm.dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a database's EXPLAIN. Immutable.
 *
 * @param format the output format, lower case, or {@code null} for the database's usual
 * one
 * @param options further options by their names, upper case
 */
public record Explain(@Nullable String format, Map<String, Boolean> options) {

	/** Nothing asked in particular. */
	public static final Explain PLAIN = new Explain(null, Map.of());

	/**
	 * Copies the options.
	 */
	public Explain {
		options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
	}

	/**
	 * Sets the output format.
	 * @param name for example {@code json}; which there are depends on the database
	 * @return the new request
	 */
	public Explain format(String name) {
		return new Explain(name.toLowerCase(Locale.ROOT), this.options);
	}

	/**
	 * Runs the statement and tells what it cost.
	 * @return the new request
	 */
	public Explain analyze() {
		return option("analyze", true);
	}

	/**
	 * Sets an option.
	 * @param name its name; which there are depends on the database
	 * @param value whether it is on
	 * @return the new request
	 */
	public Explain option(String name, boolean value) {
		Map<String, Boolean> more = new LinkedHashMap<>(this.options);
		more.put(name.toUpperCase(Locale.ROOT), value);
		return new Explain(this.format, more);
	}

}
