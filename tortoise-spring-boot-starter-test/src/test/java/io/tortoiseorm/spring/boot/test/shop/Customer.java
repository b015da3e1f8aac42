package io.tortoiseorm.spring.boot.test.shop;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ReverseRelation;

/**
 * Somebody who buys.
 */
@Table(name = "customers")
public class Customer extends Model<Customer> {

	public static final Manager<Customer> objects = Manager.of(Customer.class);

	@IntField(primaryKey = true)
	public int id;

	@CharField(maxLength = 100, unique = true)
	public String name = "";

	public ReverseRelation<Purchase> purchases;

}
