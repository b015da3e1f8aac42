package io.tortoiseorm.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.expressions.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * The tests a lookup key may end in: the standard ones and those added as services.
 */
public final class Lookups {

	private final Map<String, Lookup> byName;

	private Lookups(Map<String, Lookup> byName) {
		this.byName = Map.copyOf(byName);
	}

	/**
	 * The standard lookups and those a class loader's services add.
	 * @param loader where services are looked for
	 * @return the lookups
	 * @throws ConfigurationError if a service takes the name of a standard lookup
	 */
	public static Lookups load(ClassLoader loader) {
		Map<String, Lookup> lookups = new LinkedHashMap<>();
		StandardLookups.all().forEach((lookup) -> lookups.put(lookup.name(), lookup));
		Lookup filter = new JsonFilter(lookups::containsKey);
		lookups.put(filter.name(), filter);
		for (Lookup lookup : ServiceLoader.load(Lookup.class, loader)) {
			if (lookups.putIfAbsent(lookup.name(), lookup) != null) {
				throw new ConfigurationError("Lookup '" + lookup.name() + "' of " + lookup.getClass().getName()
						+ " is already defined: give it another name().");
			}
		}
		return new Lookups(lookups);
	}

	@Nullable Lookup find(String name) {
		return this.byName.get(name);
	}

	Collection<String> names() {
		return this.byName.keySet();
	}

}
