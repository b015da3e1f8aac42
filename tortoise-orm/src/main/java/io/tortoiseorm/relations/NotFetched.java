package io.tortoiseorm.relations;

import io.tortoiseorm.exceptions.NoValuesFetched;
import io.tortoiseorm.meta.RelationSlot;

/**
 * Words the error of reading what was not fetched.
 */
final class NotFetched {

	private NotFetched() {
	}

	static NoValuesFetched error(RelationSlot slot) {
		String model = RelationSlot.owner(slot).getClass().getSimpleName();
		String name = RelationSlot.name(slot);
		return new NoValuesFetched(("%1$s.%2$s was not fetched. Fetch it with the query, by prefetchRelated(\"%2$s\"),"
				+ " or for this instance, by fetchRelated(\"%2$s\").")
			.formatted(model, name));
	}

}
