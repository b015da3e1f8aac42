package io.tortoiseorm.demo.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Parameter;
import io.tortoiseorm.QuerySet;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * Which part of a list a client wants.
 *
 * @param limit how many rows at most; {@value #DEFAULT_LIMIT} by default, never more than
 * {@value #MAX_LIMIT}
 * @param offset how many rows to skip
 */
public record Paging(@Parameter(
		description = "How many at most: 20 by default, never more than 100") @PositiveOrZero @Nullable Integer limit,
		@Parameter(description = "How many to skip") @PositiveOrZero @Nullable Long offset) {

	static final String TOTAL_COUNT = "X-Total-Count";

	static final int DEFAULT_LIMIT = 20;

	static final int MAX_LIMIT = 100;

	/**
	 * Answers with one part of a query's results, and with their number in all as
	 * {@code X-Total-Count}.
	 * @param query the results in a stable order
	 * @return the answer
	 */
	<T> Mono<ResponseEntity<List<T>>> answer(QuerySet<T> query) {
		return Mono.zip(part(query).list(), query.count(),
				(part, total) -> ResponseEntity.ok().header(TOTAL_COUNT, Long.toString(total)).body(part));
	}

	private <T> QuerySet<T> part(QuerySet<T> query) {
		int rows = (this.limit != null) ? Math.min(this.limit, MAX_LIMIT) : DEFAULT_LIMIT;
		return query.limit(rows).offset((this.offset != null) ? this.offset : 0);
	}

}
