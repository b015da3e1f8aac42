package io.tortoiseorm.demo;

import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/**
 * What the OpenAPI document says of bodies that are generated records.
 */
@DatabaseTest(only = TestDatabaseKind.H2)
class OpenApiTest {

	@Test
	void recordsAreDescribedAsTheirModelsAre(TestDatabase database) {
		try (Shop shop = Shop.start(database)) {
			BodyContentSpec document = shop.client()
				.get()
				.uri("/v3/api-docs")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody();
			document.json("""
					{"components": {"schemas": {
					  "ProductCreate": {
					    "description": "A product to create.", "required": ["categoryId", "name", "price", "stock"],
					    "properties": {"name": {"type": "string", "maxLength": 255},
					      "stock": {"type": "integer", "minimum": 0, "description": "How many can be sold."}}},
					  "ProductOut": {"properties": {
					    "category": {"$ref": "#/components/schemas/ProductOutCategory"},
					    "tags": {"type": "array", "items": {"$ref": "#/components/schemas/ProductOutTags"}},
					    "stock": {"description": "How many can be sold."}, "createdAt": {"format": "date-time"}}},
					  "UserCreate": {
					    "description": "A user to register.", "required": ["email", "password", "username"],
					    "properties": {"email": {"type": "string", "format": "email", "maxLength": 255},
					      "password": {"type": "string", "maxLength": 200, "writeOnly": true,
					        "description": "The password, which is kept only as a hash."}}},
					  "OrderCreate": {
					    "required": ["customerId", "lines"],
					    "properties": {"lines": {"type": "array", "maxItems": 100,
					      "items": {"$ref": "#/components/schemas/OrderCreateLines"}}}},
					  "OrderCreateLines": {"required": ["productId", "quantity"],
					    "properties": {"quantity": {"type": "integer", "maximum": 10000}}},
					  "UserOut": {"properties": {"role": {"enum": ["customer", "admin"]}}}}},
					 "paths": {"/reports/customers": {"get": {"responses": {"200": {"content": {"*/*": {"schema": {
					    "type": "array", "items": {"$ref": "#/components/schemas/CustomerReport"}}}}}}}}}}""");
			document.jsonPath("$.components.schemas.UserOut.properties.passwordHash").doesNotExist();
			document.jsonPath("$.components.schemas.User").doesNotExist();
		}
	}

}
