package com.example.shop;

import java.math.BigDecimal;

import com.example.shop.models.Customer;
import com.example.shop.models.Customer_;
import com.example.shop.models.Purchase;
import com.example.shop.models.Purchase_;
import io.tortoiseorm.spring.boot.test.TortoiseTest;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.spring.boot.test.TortoiseAssertions.assertQueries;
import static org.assertj.core.api.Assertions.assertThat;

@TortoiseTest
class CustomersTest {

	@Test
	void findsThoseWhoBoughtForMore() {
		Customer ann = Customer.objects.create(Customer_.email.set("ann@example.com")).block();
		Customer.objects.create(Customer_.email.set("bob@example.com")).block();
		Purchase.objects.create(Purchase_.customer().set(ann), Purchase_.total.set(new BigDecimal("200"))).block();
		var found = assertQueries(2, Customer.objects.filter(Customer_.purchases().total.gte(BigDecimal.TEN))
			.prefetchRelated(Customer_.purchases()));
		assertThat(found).containsExactly(ann);
		assertThat(found.get(0).purchases.list()).hasSize(1);
	}

}
