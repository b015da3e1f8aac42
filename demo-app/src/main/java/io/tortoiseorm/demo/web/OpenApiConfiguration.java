package io.tortoiseorm.demo.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.tortoiseorm.QuerySet;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.context.annotation.Configuration;

/**
 * What the OpenAPI document says of the shop.
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "The shop", version = "1",
		description = "A small web shop that shows Tortoise ORM at work."))
class OpenApiConfiguration {

	static {
		// A query set is a publisher of many, which the document must be told.
		SpringDocUtils.getConfig().addFluxWrapperToIgnore(QuerySet.class);
	}

}
