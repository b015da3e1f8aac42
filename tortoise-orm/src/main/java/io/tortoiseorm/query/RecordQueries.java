package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.query.RecordPlan.Many;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs queries whose results are records that nest others: one statement for the records
 * themselves, and one for each to-many relation and level, however many records there
 * are.
 */
final class RecordQueries {

	private static final int SIBLINGS_AT_ONCE = 4;

	private final Queries queries;

	private final Map<PlanKey, RecordPlan> plans = new ConcurrentHashMap<>();

	RecordQueries(Queries queries) {
		this.queries = queries;
	}

	Mono<List<Object>> list(QueryState state, RecordType type, ModelMeta model) {
		if (type.isComputed()) {
			RecordFactory factory = RecordFactory.of(type, model);
			return this.queries.instances(ofInstances(state, type, model))
				.map((instances) -> instances.stream().map(factory::make).toList());
		}
		RecordPlan plan = plan(state, type, model);
		return this.queries.values(state.project(plan.selections()), plan)
			.flatMap((rows) -> records(plan, rows, state));
	}

	/**
	 * The records as they come. Where further statements are needed, the rows are read
	 * whole and their connection is given back first, so that those can never wait for
	 * it; they are sent window by window then.
	 */
	Flux<Object> stream(QueryState state, RecordType type, ModelMeta model, int fetchSize) {
		int window = Math.max(1, fetchSize);
		if (type.isComputed()) {
			RecordFactory factory = RecordFactory.of(type, model);
			QueryState instances = ofInstances(state, type, model);
			Flux<ModelBase> found = instances.prefetches().isEmpty()
					? this.queries.streamInstances(instances, fetchSize)
					: this.queries.instances(instances).flatMapIterable((all) -> all);
			return found.map(factory::make);
		}
		RecordPlan plan = plan(state, type, model);
		QueryState rows = state.project(plan.selections());
		Flux<@Nullable Object[]> found = plan.many().isEmpty() ? this.queries.streamValues(rows, plan, fetchSize)
				: this.queries.values(rows, plan).flatMapIterable((all) -> all);
		return found.buffer(window)
			.concatMap((part) -> records(plan, part, state).flatMapIterable((records) -> records), 1);
	}

	private static QueryState ofInstances(QueryState state, RecordType type, ModelMeta model) {
		return state.withoutProjection().prefetch(RecordFactory.prefetches(type, model));
	}

	private RecordPlan plan(QueryState state, RecordType type, ModelMeta model) {
		if (state.setOperation() != null) {
			throw new ParamsError("Record " + type.name() + " nests other records, which a combination of queries "
					+ "cannot give: filter by a Subquery of the combination instead.");
		}
		return this.plans.computeIfAbsent(new PlanKey(type.type(), model), (key) -> RecordPlan.of(type, model));
	}

	private Mono<List<Object>> records(RecordPlan plan, List<@Nullable Object[]> rows, QueryState state) {
		if (plan.many().isEmpty() || rows.isEmpty()) {
			return Mono.just(made(plan, rows, List.of()));
		}
		return Flux.fromIterable(plan.many())
			.flatMapSequential((many) -> related(many, keys(many, rows), state), SIBLINGS_AT_ONCE)
			.collectList()
			.map((found) -> made(plan, rows, found));
	}

	private static List<Object> made(RecordPlan plan, List<@Nullable Object[]> rows,
			List<Map<Object, List<Object>>> found) {
		List<Object> records = new ArrayList<>(rows.size());
		rows.forEach((row) -> records.add(plan.record(row, found)));
		return records;
	}

	private static List<Object> keys(Many many, List<@Nullable Object[]> rows) {
		Set<Object> keys = new LinkedHashSet<>();
		for (@Nullable
		Object[] row : rows) {
			Object key = many.owner(row);
			if (key != null) {
				keys.add(key);
			}
		}
		return List.copyOf(keys);
	}

	/**
	 * The records at the other end of a relation, by the key of their owner.
	 */
	private Mono<Map<Object, List<Object>>> related(Many many, List<Object> keys, QueryState parent) {
		QueryState state = QueryState.of(many.relation().target().type()).project(many.plan().selections());
		if (many.relation().source().connection().equals(many.relation().target().connection())) {
			state = state.database(parent.database());
		}
		QueryState chosen = state;
		int size = Keys.perStatement(this.queries.dialect(chosen), many.relation().sourceFields());
		int parts = many.relation().sourceFields().size();
		List<List<Object>> portions = new ArrayList<>();
		for (int i = 0; i < keys.size(); i += size) {
			portions.add(keys.subList(i, Math.min(keys.size(), i + size)));
		}
		return Flux.fromIterable(portions)
			.concatMap((portion) -> this.queries.owned().linkedValues(chosen, many.relation(), portion, many.plan()))
			.concatMap((rows) -> records(many.plan(), rows, chosen).map((records) -> owned(rows, records, parts)))
			.reduce(new LinkedHashMap<>(), RecordQueries::merged);
	}

	/**
	 * The key of the owner is behind the values that a plan selects.
	 */
	private static Map<Object, List<Object>> owned(List<@Nullable Object[]> rows, List<Object> records, int parts) {
		Map<Object, List<Object>> byOwner = new LinkedHashMap<>();
		for (int i = 0; i < records.size(); i++) {
			@Nullable Object[] row = rows.get(i);
			Object owner = owner(row, parts);
			if (owner != null) {
				byOwner.computeIfAbsent(owner, (missing) -> new ArrayList<>()).add(records.get(i));
			}
		}
		return byOwner;
	}

	private static @Nullable Object owner(@Nullable Object[] row, int parts) {
		return (parts == 1) ? row[row.length - 1]
				: List.copyOf(Arrays.asList(row).subList(row.length - parts, row.length));
	}

	private static Map<Object, List<Object>> merged(Map<Object, List<Object>> all, Map<Object, List<Object>> more) {
		all.putAll(more);
		return all;
	}

	private record PlanKey(Class<?> type, ModelMeta model) {

	}

}
