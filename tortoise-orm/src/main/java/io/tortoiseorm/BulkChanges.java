package io.tortoiseorm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.BulkChange.Operation;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.query.QueryState;
import io.tortoiseorm.query.BulkInsert;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Changes many rows by one statement, between the signals that tell of it.
 */
final class BulkChanges {

	private BulkChanges() {
	}

	static Mono<Long> update(QuerySet<?> query, Map<String, @Nullable Object> values) {
		return Tortoise.with((tortoise) -> {
			QueryState state = query.state();
			return tortoise.changing(state.model(), new BulkChange<>(Operation.UPDATE, List.of(), query, values, 0),
					state.database(), () -> tortoise.setWriter().update(state, values));
		});
	}

	static Mono<Long> delete(QuerySet<?> query, boolean really) {
		return Tortoise.with((tortoise) -> {
			QueryState state = query.state();
			return tortoise.changing(state.model(), new BulkChange<>(Operation.DELETE, List.of(), query, Map.of(), 0),
					state.database(),
					() -> really ? tortoise.setWriter().remove(state) : tortoise.setWriter().delete(state));
		});
	}

	static <M extends ModelBase> Mono<Long> create(Class<M> model, List<M> instances, BulkCreateOptions options) {
		BulkInsert insert = options.checked();
		return Tortoise.with((tortoise) -> tortoise.changing(model,
				new BulkChange<>(Operation.CREATE, instances, null, Map.of(), 0), options.connection(),
				() -> tortoise.writer()
					.bulkInsert(tortoise.registry().get(model), instances, insert, options.connection())
					.thenReturn((long) instances.size())));
	}

	static <M extends ModelBase> Mono<Long> update(Class<M> model, List<M> instances, List<String> fields,
			BulkUpdateOptions options) {
		Map<String, @Nullable Object> named = new LinkedHashMap<>();
		fields.forEach((field) -> named.put(field, null));
		return Tortoise.with((tortoise) -> tortoise.changing(model,
				new BulkChange<>(Operation.UPDATE, instances, null, named, 0), options.connection(),
				() -> tortoise.bulkUpdater()
					.update(tortoise.registry().get(model), instances, fields, options.batchSize(),
							options.connection())));
	}

}
