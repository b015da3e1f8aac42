package io.tortoiseorm.dialect.ansi;

import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Limits;

/**
 * A dialect with identifiers in double quotes and a fixed set of features.
 */
public abstract class AnsiDialect implements Dialect {

	private final String name;

	private final String displayName;

	private final Limits limits;

	private final Set<Feature> features;

	/**
	 * Creates the dialect.
	 * @param name the short name
	 * @param displayName the name for people
	 * @param limits what the database and driver can take at once
	 * @param features what the database can do
	 */
	protected AnsiDialect(String name, String displayName, Limits limits, Set<Feature> features) {
		this.name = name;
		this.displayName = displayName;
		this.limits = limits;
		this.features = Set.copyOf(features);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String displayName() {
		return this.displayName;
	}

	@Override
	public Limits limits() {
		return this.limits;
	}

	@Override
	public boolean supports(Feature feature) {
		return this.features.contains(feature);
	}

	@Override
	public void quote(StringBuilder out, String identifier) {
		quote(out, identifier, '"');
	}

	@Override
	public String toString() {
		return this.displayName;
	}

	/**
	 * Writes an identifier between quotes, quotes inside doubled.
	 * @param out receives it
	 * @param identifier the name
	 * @param quote the quote
	 */
	protected static void quote(StringBuilder out, String identifier, char quote) {
		out.append(quote);
		for (int i = 0; i < identifier.length(); i++) {
			char character = identifier.charAt(i);
			if (character == quote) {
				out.append(quote);
			}
			out.append(character);
		}
		out.append(quote);
	}

}
