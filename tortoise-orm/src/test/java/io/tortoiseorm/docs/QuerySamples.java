package io.tortoiseorm.docs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.GetOrCreate;
import io.tortoiseorm.Model;
import io.tortoiseorm.Page;
import io.tortoiseorm.Path;
import io.tortoiseorm.Prefetch;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.Values;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.CteRef;
import io.tortoiseorm.expressions.Exists;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.expressions.Window;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.function;
import static io.tortoiseorm.expressions.Functions.rowNumber;
import static io.tortoiseorm.expressions.Functions.sum;
import static io.tortoiseorm.expressions.Functions.upper;

/**
 * What the guide to queries shows, by names.
 */
final class QuerySamples {

	private QuerySamples() {
	}

	static List<QuerySet<?>> conditions() {
		QuerySet<Customer> active = Customer.objects.filter("active", true, "email__iendswith", "@example.com");
		QuerySet<Customer> recent = active.exclude("note__isnull", true).orderBy("-createdAt", "id").limit(20);

		QuerySet<Customer> either = Customer.objects.filter(Q.of("note", "vip").or(Q.of("purchases__total__gt", 1000)))
			.distinct();

		QuerySet<Customer> payers = Customer.objects.filter(Q.any("purchases", Q.of("status", "paid")),
				Q.none("purchases", Q.of("status", "cancelled")));

		return List.of(active, recent, either, payers);
	}

	static List<QuerySet<?>> documents() {
		QuerySet<Document> recent = Document.objects.filter("data__filter",
				Map.of("owner__name__icontains", "ann", "lines__0__amount__gte", 10, "signedAt__year", 2026));

		return List.of(recent);
	}

	static QuerySet<?> indexed() {
		return Purchase.objects.filter("status", "open").forceIndex("purchases_by_status");
	}

	static List<QuerySet<?>> expressions() {
		QuerySet<Customer> ranked = Customer.objects
			.annotate("level", Case.when("purchases__total__gte", 1000, "gold").otherwise("basic"), "name",
					upper("email"))
			.filter("level", "gold")
			.orderBy("name");

		QuerySet<Customer> last = Customer.objects.annotate("lastTotal", Subquery
			.of(Purchase.objects.filter("customerId", OuterRef.of("id")).orderBy("-id").limit(1).values("total")));
		QuerySet<Customer> buyers = Customer.objects
			.filter(Exists.of(Purchase.objects.filter("customerId", OuterRef.of("id"), "status", "paid")));

		QuerySet<Purchase> largest = Purchase.objects
			.annotate("place", rowNumber().over(Window.partitionBy("customer").orderBy("-total")))
			.filter("place__lte", 3);

		QuerySet<Customer> signed = Customer.objects.annotate("sign", function("SIGN", Integer.class, F.of("id")));

		return List.of(ranked, last, buyers, largest, signed);
	}

	static Mono<Map<String, Object>> totals() {
		return Purchase.objects.aggregate("number", count("id"), "paid", sum("total", Q.of("status", "paid")),
				"customers", count("customer").distinct());
	}

	static QuerySet<Map<String, Object>> groups() {
		return Purchase.objects.annotate("n", count("id"), "sum", sum("total"))
			.groupBy("customer__email")
			.filter("n__gte", 2)
			.orderBy("-sum")
			.values("customer__email", "n", "sum");
	}

	record PurchaseView(Integer id, BigDecimal total, @Path("customer__email") String email) {

	}

	static List<QuerySet<?>> shapes() {
		QuerySet<Map<String, Object>> maps = Purchase.objects
			.values(Values.of("mail", "customer__email", "total", "total"));
		QuerySet<PurchaseView> records = Purchase.objects.values(PurchaseView.class);
		QuerySet<Object> emails = Customer.objects.valuesListFlat("email");
		return List.of(maps, records, emails);
	}

	static List<QuerySet<?>> relations() {
		QuerySet<Purchase> joined = Purchase.objects.selectRelated("customer");
		QuerySet<Customer> fetched = Customer.objects
			.prefetchRelated(Prefetch.of("purchases", Purchase.objects.orderBy("-total").limit(3)).to("best"));
		return List.of(joined, fetched);
	}

	static Mono<Long> writes() {
		return Purchase.objects.filter("customer__active", false).orderBy("id").limit(100).update("status", "closed");
	}

	static Mono<List<Customer>> bulk(List<Customer> customers) {
		return Customer.objects.bulkCreate(customers, (options) -> options.onConflict("email").update("note"));
	}

	static Mono<GetOrCreate<Customer>> getOrCreate() {
		return Customer.objects.getOrCreate(Values.of("email", "a@example.com"), Values.of("note", "new"));
	}

	static Mono<Purchase> lock() {
		return Transactions.inTransaction(() -> Purchase.objects.filter("status", "open")
			.orderBy("id")
			.selectForUpdate((lock) -> lock.skipLocked())
			.first());
	}

	static List<QuerySet<?>> combined() {
		QuerySet<Customer> vip = Customer.objects.filter("note", "vip");
		QuerySet<Customer> rich = Customer.objects.filter(Q.any("purchases", Q.of("total__gt", 1000)));
		QuerySet<Customer> both = vip.intersect(rich).union(Customer.objects.filter("id", 1)).orderBy("email");

		QuerySet<Map<String, Object>> texts = Customer.objects.values(Values.of("text", "email"))
			.union(Purchase.objects.values(Values.of("text", "status")));
		QuerySet<Model<?>> instances = QuerySet.unionOf(Customer.objects.only("id"), Purchase.objects.only("id"));

		QuerySet<Customer> regulars = Customer.objects.all()
			.with("regulars",
					Purchase.objects.annotate("n", count("id"))
						.groupBy("customerId")
						.filter("n__gt", 10)
						.values("customerId"))
			.filter("id__in", CteRef.of("regulars", "customerId"));
		return List.of(both, texts, instances, regulars);
	}

	static Mono<BigDecimal> stream() {
		return Purchase.objects.orderBy("id")
			.prefetchRelated("customer")
			.stream(500)
			.map((purchase) -> purchase.total)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	static Mono<Page<Purchase>> page() {
		return Purchase.objects.orderBy("-total", "id").page(0, 20);
	}

	static Flux<Purchase> seek(Purchase last) {
		return Purchase.objects.orderBy("-total", "id").seek(last.total, last.id).limit(20).flux();
	}

	static Mono<List<Customer>> rawByName() {
		return Customer.objects
			.raw("SELECT * FROM customers WHERE id IN (:ids) AND active = :active",
					Map.of("ids", List.of(1, 2, 3), "active", true))
			.list();
	}

	static Mono<List<Customer>> raw() {
		return Customer.objects.raw("SELECT * FROM customers WHERE email LIKE ?", List.of("%@example.com")).list();
	}

	static Mono<List<String>> explain() {
		return Purchase.objects.filter("status", "open").explain();
	}

}
