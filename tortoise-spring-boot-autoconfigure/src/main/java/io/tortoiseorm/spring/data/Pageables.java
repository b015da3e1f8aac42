package io.tortoiseorm.spring.data;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.expressions.Ordering;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * Runs queries by the pages and sort orders that Spring Data reads from requests. What
 * may be sorted by has to be named: an order tells about values, also of fields that a
 * client cannot see.
 *
 * <pre class="code">
 * &#64;GetMapping("/products")
 * Mono&lt;Page&lt;ProductView&gt;&gt; products(Pageable pageable) {
 *     return Pageables.page(Product.objects.values(ProductView.class), pageable, "name", "category.name");
 * }
 * </pre>
 */
public final class Pageables {

	private Pageables() {
	}

	/**
	 * Sorts a query.
	 * @param <T> the type of a result
	 * @param query the query
	 * @param sort the order; a query that is not to be sorted is left as it is
	 * @param allowed names that it may be sorted by, with a dot or two underscores across
	 * relations
	 * @return the sorted query
	 * @throws InvalidSortError if the order names something else
	 */
	public static <T> QuerySet<T> sorted(QuerySet<T> query, Sort sort, String... allowed) {
		if (sort.isUnsorted()) {
			return query;
		}
		List<String> names = List.of(allowed);
		List<Ordering> orderings = new ArrayList<>();
		for (Sort.Order order : sort) {
			orderings.add(ordering(order, names));
		}
		return query.orderBy(orderings.toArray(Ordering[]::new));
	}

	private static Ordering ordering(Sort.Order order, List<String> allowed) {
		String path = path(order.getProperty());
		if (allowed.stream().noneMatch((name) -> path(name).equals(path))) {
			throw new InvalidSortError(order.getProperty(), allowed);
		}
		Expression<?> field = order.isIgnoreCase() ? Functions.lower(F.of(path)) : F.of(path);
		Ordering ordering = order.isAscending() ? field.asc() : field.desc();
		return switch (order.getNullHandling()) {
			case NULLS_FIRST -> ordering.nullsFirst();
			case NULLS_LAST -> ordering.nullsLast();
			case NATIVE -> ordering;
		};
	}

	private static String path(String name) {
		return name.replace(".", "__");
	}

	/**
	 * Sorts a query and leaves only one page of its results.
	 * @param <T> the type of a result
	 * @param query the query
	 * @param pageable the page and its order
	 * @param allowed names that it may be sorted by, as for {@link #sorted}
	 * @return the query of the page
	 * @throws InvalidSortError if the order names something else
	 */
	public static <T> QuerySet<T> limited(QuerySet<T> query, Pageable pageable, String... allowed) {
		QuerySet<T> sorted = sorted(query, pageable.getSort(), allowed);
		return pageable.isPaged() ? sorted.offset(Math.toIntExact(pageable.getOffset())).limit(pageable.getPageSize())
				: sorted;
	}

	/**
	 * Reads one page, and how many results there are in all.
	 * @param <T> the type of a result
	 * @param query the query
	 * @param pageable the page and its order
	 * @param allowed names that it may be sorted by, as for {@link #sorted}
	 * @return the page; {@link InvalidSortError} if the order names something else
	 */
	public static <T> Mono<Page<T>> page(QuerySet<T> query, Pageable pageable, String... allowed) {
		return Mono.defer(() -> {
			QuerySet<T> sorted = sorted(query, pageable.getSort(), allowed);
			return pageable.isPaged()
					? sorted.page(pageable.getPageNumber(), pageable.getPageSize())
						.map((page) -> new PageImpl<>(page.items(), pageable, page.total()))
					: sorted.list().map((all) -> new PageImpl<>(all, pageable, all.size()));
		});
	}

}
