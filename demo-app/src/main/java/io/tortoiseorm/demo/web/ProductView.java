package io.tortoiseorm.demo.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.Tag;

/**
 * What a client sees of a product.
 *
 * @param id the product's id
 * @param name the name
 * @param description a text about it
 * @param price the price of one
 * @param stock how many there are
 * @param available whether it can be ordered
 * @param category what it belongs to
 * @param tags the names of its tags
 * @param createdAt when it was created
 */
record ProductView(int id, String name, String description, BigDecimal price, int stock, boolean available,
		CategoryView category, List<String> tags, Instant createdAt) {

	static ProductView of(Product product) {
		return new ProductView(product.getId(), product.getName(), product.getDescription(), product.getPrice(),
				product.getStock(), product.isAvailable(), CategoryView.of(product.getCategory().get()),
				product.getTags().list().stream().map(Tag::getName).toList(), product.getCreatedAt());
	}

	/**
	 * The category of a product.
	 *
	 * @param id the category's id
	 * @param name the name for people
	 * @param slug the name in URLs
	 */
	record CategoryView(int id, String name, String slug) {

		static CategoryView of(Category category) {
			return new CategoryView(category.getId(), category.getName(), category.getSlug());
		}

	}

}
