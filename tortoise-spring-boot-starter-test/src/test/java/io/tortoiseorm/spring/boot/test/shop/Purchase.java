package io.tortoiseorm.spring.boot.test.shop;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ForeignKeyRelation;

/**
 * Something that was bought.
 */
@Table(name = "purchases")
public class Purchase extends Model<Purchase> {

	public static final Manager<Purchase> objects = Manager.of(Purchase.class);

	@IntField(primaryKey = true)
	public int id;

	@CharField(maxLength = 100)
	public String what = "";

	@ForeignKeyField(relatedName = "purchases")
	public ForeignKeyRelation<Customer> customer;

}
