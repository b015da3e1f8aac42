package io.tortoiseorm.spring.boot.autoconfigure.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.tortoiseorm.db.StatementListener;
import org.jspecify.annotations.Nullable;

/**
 * Observes statements, each below the observation of its subscriber.
 */
final class QueryObservations implements StatementListener {

	private static final QueryObservationConvention DEFAULT = new DefaultQueryObservationConvention();

	private static final Completion UNOBSERVED = (end) -> {
	};

	private final ObservationRegistry registry;

	private final @Nullable QueryObservationConvention convention;

	QueryObservations(ObservationRegistry registry, @Nullable QueryObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public Completion started(Start start) {
		if (this.registry.isNoop()) {
			return UNOBSERVED;
		}
		QueryObservationContext context = new QueryObservationContext(start);
		Observation observation = Observation.createNotStarted(this.convention, DEFAULT, () -> context, this.registry);
		Observation parent = parent(start);
		if (parent != null) {
			observation.parentObservation(parent);
		}
		observation.start();
		return (end) -> {
			context.setEnd(end);
			if (end.error() != null) {
				observation.error(end.error());
			}
			observation.stop();
		};
	}

	private @Nullable Observation parent(Start start) {
		Observation parent = start.context().getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		return (parent != null) ? parent : this.registry.getCurrentObservation();
	}

}
