package io.tortoiseorm.demo.services;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.ProductCreate;
import io.tortoiseorm.demo.models.ProductOut;
import io.tortoiseorm.demo.models.Tag;
import io.tortoiseorm.demo.models.Tag_;
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
	public Mono<ProductOut> find(int id) {
		return Product.objects.get(id).values(ProductOut.class);
	}

	/**
	 * Creates a product, to be had at once.
	 * @param request the product
	 * @return the product with category and tags;
	 * {@link io.tortoiseorm.exceptions.DoesNotExist} when there is no such category
	 */
	public Mono<ProductOut> create(ProductCreate request) {
		return Category.objects.get(request.categoryId())
			.then(Mono.defer(() -> request.toModel().save()))
			.flatMap((product) -> find(product.getId()));
	}

	/**
	 * Gives a product exactly some tags; those that are new are created.
	 * @param id the product's id
	 * @param names the names of the tags
	 * @return the product with category and tags;
	 * {@link io.tortoiseorm.exceptions.DoesNotExist} when there is none
	 */
	public Mono<ProductOut> setTags(int id, Set<String> names) {
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
			.then(Tag.objects.filter(Tag_.name.in(names)).list());
	}

}
