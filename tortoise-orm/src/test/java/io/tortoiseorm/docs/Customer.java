package io.tortoiseorm.docs;

import java.time.Instant;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the README.
 */
@Table(name = "customers")
public class Customer extends Model<Customer> {

	public static final Manager<Customer> objects = Manager.of(Customer.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@CharField(maxLength = 255, unique = true)
	public String email = "";

	@BooleanField
	public boolean active = true;

	@TextField
	public @Nullable String note;

	@DatetimeField(autoNowAdd = true)
	public @Nullable Instant createdAt;

	public ReverseRelation<Purchase> purchases;

}
