package io.tortoiseorm.demo.services;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.Tag;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Service;

/**
 * Reads products and changes their tags.
 */
@Service
public class ProductService {

	/**
	 * Reads a product with its category and tags.
	 * @param id the product's id
	 * @return the product; {@link io.tortoiseorm.exceptions.DoesNotExist} when there is
	 * none
	 */
	public Mono<Product> find(int id) {
		return Product.objects.selectRelated("category").prefetchRelated("tags").get(id);
	}

	/**
	 * Creates a product, to be had at once.
	 * @param name the name
	 * @param description a text about it, may be empty
	 * @param price the price of one
	 * @param stock how many there are
	 * @param categoryId the id of its category
	 * @return the product with category and tags;
	 * {@link io.tortoiseorm.exceptions.DoesNotExist} when there is no such category
	 */
	public Mono<Product> create(String name, String description, BigDecimal price, int stock, int categoryId) {
		return Category.objects.get(categoryId)
			.flatMap((category) -> new Product(category, name, description, price, stock).save())
			.flatMap((product) -> find(product.getId()));
	}

	/**
	 * Gives a product exactly some tags; those that are new are created.
	 * @param id the product's id
	 * @param names the names of the tags
	 * @return the product with category and tags;
	 * {@link io.tortoiseorm.exceptions.DoesNotExist} when there is none
	 */
	public Mono<Product> setTags(int id, Set<String> names) {
		return Transactions.inTransaction(() -> Product.objects.selectForUpdate()
			.get(id)
			.flatMap((product) -> product.getTags()
				.clear()
				.then(tags(names))
				.flatMap((tags) -> product.getTags().add(tags)))
			.then(Mono.defer(() -> find(id))));
	}

	private static Mono<List<Tag>> tags(Set<String> names) {
		List<Tag> wanted = new TreeSet<>(names).stream().map(Tag::new).toList();
		return Tag.objects.bulkCreate(wanted, (options) -> options.ignoreConflicts())
			.then(Tag.objects.filter("name__in", names).list());
	}

}
