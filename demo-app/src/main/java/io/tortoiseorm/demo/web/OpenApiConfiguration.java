package io.tortoiseorm.demo.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

import org.springframework.context.annotation.Configuration;

/**
 * What the OpenAPI document says of the shop.
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "The shop", version = "1",
		description = "A small web shop that shows Tortoise ORM at work."))
class OpenApiConfiguration {

}
