package io.tortoiseorm.demo.web;

import java.math.BigDecimal;

import io.swagger.v3.oas.annotations.Parameter;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.Product_;
import io.tortoiseorm.demo.models.Text;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What products a client looks for; everything given must hold.
 *
 * @param q a text in name or description, whatever the case
 * @param minPrice the least price
 * @param maxPrice the greatest price
 * @param available whether it can be ordered
 * @param tag the name of one of its tags
 * @param category the id or the slug of its category
 * @param sort the property ordered by, with {@code -} in front for descending
 */
record ProductSearch(@Parameter(description = "A text in name or description") @Text @Nullable String q,
		@Digits(integer = 8, fraction = 2) @Nullable BigDecimal minPrice,
		@Digits(integer = 8, fraction = 2) @Nullable BigDecimal maxPrice, @Nullable Boolean available,
		@Text @Nullable String tag,
		@Parameter(description = "The id or the slug of a category") @Text @Nullable String category,
		@Parameter(description = "id, name, price, stock or createdAt, with - in front for descending") @Pattern(
				regexp = "|-?(id|name|price|stock|createdAt)",
				message = "must be id, name, price, stock or createdAt, with - in front for descending") @Nullable String sort) {

	private static final java.util.regex.Pattern ID = java.util.regex.Pattern.compile("\\d{1,9}");

	/**
	 * The query.
	 * @return the products in the order asked for, those that are equal in it by id
	 */
	QuerySet<Product> query() {
		QuerySet<Product> products = Product.objects.all();
		if (isGiven(this.q)) {
			products = products.filter(Product_.name.icontains(this.q).or(Product_.description.icontains(this.q)));
		}
		if (this.minPrice != null) {
			products = products.filter(Product_.price.gte(this.minPrice));
		}
		if (this.maxPrice != null) {
			products = products.filter(Product_.price.lte(this.maxPrice));
		}
		if (this.available != null) {
			products = products.filter(Product_.available.eq(this.available));
		}
		if (isGiven(this.tag)) {
			products = products.filter(Product_.tags().name.eq(this.tag));
		}
		if (isGiven(this.category)) {
			products = ID.matcher(this.category).matches()
					? products.filter(Product_.categoryId.eq(Integer.valueOf(this.category)))
					: products.filter(Product_.category().slug.eq(this.category));
		}
		return isGiven(this.sort) ? products.orderBy(this.sort, "id") : products.orderBy(Product_.id.asc());
	}

	private static boolean isGiven(@Nullable String text) {
		return text != null && !text.isBlank();
	}

}
