package io.tortoiseorm.relations;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/**
 * Leads {@code @Valid} and constraints in the type argument of a relation to many to the
 * instances in it, once they are fetched. jakarta.validation finds it by itself.
 */
public final class FetchedInstances implements ValueExtractor<ToManyRelation<@ExtractedValue ?>> {

	/**
	 * Creates the extractor.
	 */
	public FetchedInstances() {
	}

	@Override
	public void extractValues(ToManyRelation<?> relation, ValueReceiver receiver) {
		if (relation.isFetched()) {
			int index = 0;
			for (Object instance : relation.list()) {
				receiver.indexedValue("<list element>", index++, instance);
			}
		}
	}

}
