package com.example.shop;

import java.math.BigDecimal;

import com.example.shop.models.Customer;
import com.example.shop.models.Purchase;
import io.tortoiseorm.spring.boot.test.TortoiseTest;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.spring.boot.test.TortoiseAssertions.assertQueries;
import static org.assertj.core.api.Assertions.assertThat;

@TortoiseTest
class CustomersTest {

	@Test
	void findsThoseWhoBoughtForMore() {
		Customer ann = Customer.objects.create("email", "ann@example.com").block();
		Customer.objects.create("email", "bob@example.com").block();
		Purchase.objects.create("customer", ann, "total", new BigDecimal("200")).block();
		var found = assertQueries(2,
				Customer.objects.filter("purchases__total__gte", 100).prefetchRelated("purchases"));
		assertThat(found).containsExactly(ann);
		assertThat(found.get(0).purchases.list()).hasSize(1);
	}

}
