package io.tortoiseorm.demo.web;

import java.math.BigDecimal;

import io.swagger.v3.oas.annotations.Operation;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.demo.models.CustomerReport;
import io.tortoiseorm.demo.models.User;
import io.tortoiseorm.demo.models.User_;
import io.tortoiseorm.expressions.Annotation;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static io.tortoiseorm.expressions.Functions.coalesce;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.sum;

/**
 * Figures of the shop.
 */
@RestController
@RequestMapping("/reports")
class ReportController {

	@Operation(summary = "Tells orders and revenue of each customer")
	@GetMapping("/customers")
	QuerySet<CustomerReport> customers() {
		Annotation<Long> orders = count(User_.orders()).as("orderCount");
		Annotation<BigDecimal> revenue = coalesce(sum(User_.orders().total).typed(BigDecimal.class), BigDecimal.ZERO)
			.as("revenue");
		return User.objects.annotate(orders, revenue)
			.orderBy(revenue.desc(), User_.id.asc())
			.values(CustomerReport.class);
	}

}
