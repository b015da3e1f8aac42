package io.tortoiseorm.demo.web;

import java.math.BigDecimal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A product to create.
 *
 * @param name the name
 * @param description a text about it
 * @param price the price of one
 * @param stock how many there are
 * @param categoryId the id of its category
 */
record NewProduct(@NotBlank @Text @Size(max = 255) String name, @Text @Size(max = 10_000) @Nullable String description,
		@NotNull @PositiveOrZero @Digits(integer = 8, fraction = 2) BigDecimal price,
		@NotNull @PositiveOrZero Integer stock, @NotNull Integer categoryId) {

	String descriptionOrEmpty() {
		return (this.description != null) ? this.description : "";
	}

}
