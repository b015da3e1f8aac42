package io.tortoiseorm.demo.web;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.ProductCreate;
import io.tortoiseorm.demo.models.ProductOut;
import io.tortoiseorm.demo.models.Tag;
import io.tortoiseorm.demo.models.Text;
import io.tortoiseorm.demo.services.ProductService;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Products and their tags.
 */
@RestController
@RequestMapping("/products")
class ProductController {

	private static final int MAX_TAGS = 20;

	private final ProductService products;

	ProductController(ProductService products) {
		this.products = products;
	}

	@Operation(summary = "Searches products")
	@GetMapping
	Mono<ResponseEntity<List<ProductOut>>> search(@Valid @ParameterObject ProductSearch search,
			@Valid @ParameterObject Paging paging) {
		return paging.answer(search.query().values(ProductOut.class));
	}

	@Operation(summary = "Shows a product")
	@GetMapping("/{id}")
	Mono<ProductOut> find(@PathVariable int id) {
		return this.products.find(id);
	}

	@Operation(summary = "Creates a product")
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<ProductOut>> create(@Valid @RequestBody ProductCreate request) {
		return this.products.create(request)
			.map((product) -> ResponseEntity.created(URI.create("/products/" + product.id())).body(product));
	}

	@Operation(summary = "Replaces the tags of a product; new ones are created")
	@PutMapping("/{id}/tags")
	Mono<ProductOut> setTags(@PathVariable int id,
			@RequestBody @Size(max = MAX_TAGS) List<@NotBlank @Text @Size(max = Tag.MAX_NAME_LENGTH) String> names) {
		return this.products.setTags(id, new LinkedHashSet<>(names));
	}

	@Operation(summary = "Deletes a product that was never ordered")
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(@PathVariable int id) {
		return Product.objects.get(id).flatMap(Product::delete);
	}

}
