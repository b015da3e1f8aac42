package io.tortoiseorm.docs;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.IntField;
import org.jspecify.annotations.Nullable;

/**
 * A model of {@code docs/transactions.md}.
 */
@Table(name = "docs_accounts")
public class Account extends Model<Account> {

	/** All rows. */
	public static final Manager<Account> objects = Manager.of(Account.class);

	@IntField(primaryKey = true, generated = false)
	public @Nullable Integer id;

	@IntField
	public int balance;

}
