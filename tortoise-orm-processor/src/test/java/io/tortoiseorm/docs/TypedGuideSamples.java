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
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.CteRef;
import io.tortoiseorm.expressions.Exists;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.expressions.Window;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.function;
import static io.tortoiseorm.expressions.Functions.rowNumber;
import static io.tortoiseorm.expressions.Functions.sum;

/**
 * The samples of the guide to queries that use typed paths.
 */
final class TypedGuideSamples {

	private static final BigDecimal THOUSAND = new BigDecimal("1000");

	private TypedGuideSamples() {
	}

	static List<QuerySet<?>> conditions() {
		QuerySet<Customer> active = Customer.objects.filter(Customer_.active.isTrue(),
				Customer_.email.iendswith("@example.com"));
		QuerySet<Customer> recent = active.exclude(Customer_.note.isNull())
			.orderBy(Customer_.createdAt.desc(), Customer_.id.asc())
			.limit(20);

		QuerySet<Customer> either = Customer.objects
			.filter(Customer_.note.eq("vip").or(Customer_.purchases().total.gt(THOUSAND)))
			.distinct();

		QuerySet<Customer> payers = Customer.objects.filter(Customer_.purchases().any(Purchase_.status.eq("paid")),
				Customer_.purchases().none(Purchase_.status.eq("cancelled")));

		return List.of(active, recent, either, payers);
	}

	static List<QuerySet<?>> expressions() {
		Annotation<Object> level = Case.when(Customer_.purchases().total.gte(THOUSAND), "gold")
			.otherwise("basic")
			.as("level");
		Annotation<String> name = Customer_.email.upper().as("name");
		QuerySet<Customer> ranked = Customer.objects.annotate(level, name).filter(level.eq("gold")).orderBy(name);

		QuerySet<Purchase> own = Purchase.objects.filter(Purchase_.customerId.eq(OuterRef.of(Customer_.id)));
		QuerySet<Customer> last = Customer.objects.annotate("lastTotal",
				Subquery.of(own.orderBy(Purchase_.id.desc()).limit(1).values(Purchase_.total)));
		QuerySet<Customer> buyers = Customer.objects.filter(Exists.of(own.filter(Purchase_.status.eq("paid"))));

		Annotation<Long> place = rowNumber()
			.over(Window.partitionBy(Purchase_.customer()).orderBy(Purchase_.total.desc()))
			.as("place");
		QuerySet<Purchase> largest = Purchase.objects.annotate(place).filter(place.lte(3L));

		QuerySet<Customer> signed = Customer.objects.annotate("sign", function("SIGN", Integer.class, Customer_.id));

		return List.of(ranked, last, buyers, largest, signed);
	}

	static Mono<Map<String, Object>> totals() {
		return Purchase.objects.aggregate(count(Purchase_.id).as("number"),
				sum(Purchase_.total, Purchase_.status.eq("paid")).as("paid"),
				count(Purchase_.customer()).distinct().as("customers"));
	}

	static QuerySet<Map<String, Object>> groups() {
		Annotation<Long> n = count(Purchase_.id).as("n");
		Annotation<Number> sum = sum(Purchase_.total).as("sum");
		return Purchase.objects.annotate(n, sum)
			.groupBy(Purchase_.customer().email)
			.filter(n.gte(2L))
			.orderBy(sum.desc())
			.values(Purchase_.customer().email, n, sum);
	}

	static List<QuerySet<?>> shapes() {
		QuerySet<Map<String, Object>> maps = Purchase.objects.values(Purchase_.customer().email, Purchase_.total);
		QuerySet<PurchaseView> records = Purchase.objects.values(PurchaseView.class);
		QuerySet<String> emails = Customer.objects.valuesListFlat(Customer_.email);
		return List.of(maps, records, emails);
	}

	static List<QuerySet<?>> relations() {
		QuerySet<Purchase> joined = Purchase.objects.selectRelated(Purchase_.customer());
		QuerySet<Purchase> dearest = Purchase.objects.orderBy(Purchase_.total.desc()).limit(3);
		QuerySet<Customer> fetched = Customer.objects
			.prefetchRelated(Prefetch.of(Customer_.purchases(), dearest).to("best"));
		return List.of(joined, fetched);
	}

	static Mono<Long> writes() {
		return Purchase.objects.filter(Purchase_.customer().active.isFalse())
			.orderBy(Purchase_.id)
			.limit(100)
			.update(Purchase_.status.set("closed"), Purchase_.total.set(Purchase_.total.plus(1)));
	}

	static Mono<List<Customer>> bulk(List<Customer> customers) {
		return Customer.objects.bulkCreate(customers,
				(options) -> options.onConflict(Customer_.email).update(Customer_.note));
	}

	static Mono<GetOrCreate<Customer>> getOrCreate() {
		return Customer.objects.getOrCreate(Values.of(Customer_.email.set("a@example.com")),
				Values.of(Customer_.note.set("new")));
	}

	static Mono<Purchase> lock() {
		return Transactions.inTransaction(() -> Purchase.objects.filter(Purchase_.status.eq("open"))
			.orderBy(Purchase_.id)
			.selectForUpdate((lock) -> lock.skipLocked())
			.first());
	}

	static List<QuerySet<?>> combined() {
		QuerySet<Customer> vip = Customer.objects.filter(Customer_.note.eq("vip"));
		QuerySet<Customer> rich = Customer.objects.filter(Customer_.purchases().any(Purchase_.total.gt(THOUSAND)));
		QuerySet<Customer> both = vip.intersect(rich)
			.union(Customer.objects.filter(Customer_.id.eq(1)))
			.orderBy(Customer_.email);

		Annotation<Long> n = count(Purchase_.id).as("n");
		QuerySet<Customer> regulars = Customer.objects.all()
			.with("regulars",
					Purchase.objects.annotate(n)
						.groupBy(Purchase_.customerId)
						.filter(n.gt(10L))
						.values(Purchase_.customerId))
			.filter(Customer_.id.in(CteRef.of("regulars", "customerId")));
		return List.of(both, regulars);
	}

	static List<QuerySet<?>> united() {
		QuerySet<Map<String, Object>> texts = Customer.objects.values(Values.of("text", Customer_.email))
			.union(Purchase.objects.values(Values.of("text", Purchase_.status)));
		QuerySet<Model<?>> instances = QuerySet.unionOf(Customer.objects.only(Customer_.id),
				Purchase.objects.only(Purchase_.id));
		return List.of(texts, instances);
	}

	static QuerySet<Purchase> indexed() {
		return Purchase.objects.filter(Purchase_.status.eq("open")).forceIndex("purchases_by_status");
	}

	static QuerySet<Document> documents() {
		QuerySet<Document> large = Document.objects.filter(Document_.data.at("owner", "name").asText().icontains("ann"),
				Document_.data.at("lines", 0, "amount").gte(10));
		return large;
	}

	static Mono<BigDecimal> stream() {
		return Purchase.objects.orderBy(Purchase_.id)
			.prefetchRelated(Purchase_.customer())
			.stream(500)
			.map((purchase) -> purchase.total)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	static Mono<Page<Purchase>> page() {
		return Purchase.objects.orderBy(Purchase_.total.desc(), Purchase_.id.asc()).page(0, 20);
	}

	static Flux<Purchase> seek(Purchase last) {
		return Purchase.objects.orderBy(Purchase_.total.desc(), Purchase_.id.asc())
			.seek(last.total, last.id)
			.limit(20)
			.flux();
	}

	static Mono<List<String>> explain() {
		return Purchase.objects.filter(Purchase_.status.eq("open")).explain();
	}

	record PurchaseView(Integer id, BigDecimal total, @Path("customer__email") String email) {

	}

}
