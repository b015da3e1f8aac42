package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.Page;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Results page by page: by number with the total, or from where the last page ended.
 */
class PagesTest extends QueryTest {

	@Test
	void pagesHaveATotal() {
		QuerySet<Order> query = Order.objects.filter("status", "paid").orderBy("id");
		Page<Order> first = await(query.page(0, 4));
		assertThat(first.items()).extracting((order) -> order.id).containsExactly(2, 3, 10, 11);
		assertThat(first.total()).isEqualTo(10);
		assertThat(first.pages()).isEqualTo(3);
		assertThat(first.hasNext()).isTrue();
		Page<Order> last = await(query.page(2, 4));
		assertThat(last.items()).extracting((order) -> order.id).containsExactly(29, 30);
		assertThat(last.hasNext()).isFalse();
		assertThat(await(query.page(7, 4)).items()).isEmpty();
	}

	@Test
	void pagesOfEveryShape() {
		Page<Object> names = await(User.objects.filter("orders__status", "paid")
			.distinct()
			.orderBy("username")
			.valuesListFlat("username")
			.page(1, 3));
		assertThat(names.items()).containsExactly("heidi");
		assertThat(names.total()).isEqualTo(4);
	}

	@Test
	void seekContinuesBehindTheLastResult() {
		QuerySet<Order> query = Order.objects.orderBy("id").limit(7);
		List<Integer> seen = new ArrayList<>();
		List<Order> page = list(query);
		while (!page.isEmpty()) {
			page.forEach((order) -> seen.add(order.id));
			page = list(query.seek(page.get(page.size() - 1).id));
		}
		assertThat(seen).hasSize(30).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void seekFollowsSeveralTermsInBothDirections() {
		QuerySet<Product> query = Product.objects.orderBy("-stock", "category__name", "id");
		List<Product> all = list(query.selectRelated("category"));
		List<Object> seen = new ArrayList<>();
		Product last = all.get(0);
		seen.add(last.id);
		for (List<Product> page = next(query, last); !page.isEmpty(); page = next(query, last)) {
			page.forEach((product) -> seen.add(product.id));
			last = page.get(page.size() - 1);
		}
		assertThat(seen).isEqualTo(all.stream().map((product) -> (Object) product.id).toList());
	}

	private List<Product> next(QuerySet<Product> query, Product last) {
		return list(query.selectRelated("category").limit(3).seek(last.stock, last.category.get().name, last.id));
	}

	@Test
	void misuseIsRefused() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Order.objects.all().seek(1))
			.withMessageContaining("orderBy");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Order.objects.orderBy("id").seek(1, 2))
			.withMessageContaining("one value for each term");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Order.objects.orderBy("id").seek((Object) null))
			.withMessageContaining("NULL");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Order.objects.all().page(-1, 5));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Order.objects.all().page(0, 0));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Order.objects.limit(3).page(0, 5))
			.withMessageContaining("limit");
	}

}
