package io.tortoiseorm.demo.services;

import io.tortoiseorm.demo.models.Product;

/**
 * More of a product was ordered than the shop has.
 */
public class OutOfStockException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int productId;

	OutOfStockException(Product product, int quantity) {
		super("%s: %d ordered, %d in stock.".formatted(product.getName(), quantity,
				product.isAvailable() ? product.getStock() : 0));
		this.productId = product.getId();
	}

	/**
	 * The product there is too little of.
	 * @return its id
	 */
	public int getProductId() {
		return this.productId;
	}

}
