package io.tortoiseorm.benchmarks;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.relations.ReverseRelation;

/**
 * A parent of {@link Purchase}.
 */
@Table(name = "customers")
class Customer extends Model<Customer> {

	static final Manager<Customer> objects = Manager.of(Customer.class);

	@BigIntField(primaryKey = true)
	Long id;

	@CharField(maxLength = 100)
	String name = "";

	@CharField(maxLength = 100)
	String email = "";

	ReverseRelation<Purchase> purchases;

	static Customer numbered(int number) {
		Customer customer = new Customer();
		customer.name = "Customer " + number;
		customer.email = "customer" + number + "@example.org";
		return customer;
	}

}
