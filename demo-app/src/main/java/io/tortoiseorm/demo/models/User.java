package io.tortoiseorm.demo.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.ModelRecord;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ReverseRelation;

/**
 * Somebody who buys.
 */
@ModelRecord(name = "UserOut", exclude = { "passwordHash", "updatedAt" }, description = "What a client sees of a user.")
@Table(name = "users")
public class User extends Timestamped<User> {

	/** Where queries of users begin. */
	public static final Manager<User> objects = Manager.of(User.class);

	@IntField(primaryKey = true)
	private Integer id;

	@CharField(maxLength = 255, unique = true)
	private String email;

	@CharField(maxLength = 100, unique = true)
	private String username;

	@CharField(maxLength = 255)
	private String passwordHash;

	@CharEnumField(maxLength = 20)
	private Role role = Role.CUSTOMER;

	private ReverseRelation<Order> orders;

	/**
	 * For the ORM.
	 */
	protected User() {
	}

	/**
	 * A new customer.
	 * @param email the address, not taken by another user
	 * @param username the name, not taken by another user
	 * @param passwordHash the hash of the password, never the password itself
	 */
	public User(String email, String username, String passwordHash) {
		this.email = email;
		this.username = username;
		this.passwordHash = passwordHash;
	}

	public Integer getId() {
		return this.id;
	}

	public String getEmail() {
		return this.email;
	}

	public String getUsername() {
		return this.username;
	}

	public String getPasswordHash() {
		return this.passwordHash;
	}

	public Role getRole() {
		return this.role;
	}

	public ReverseRelation<Order> getOrders() {
		return this.orders;
	}

}
