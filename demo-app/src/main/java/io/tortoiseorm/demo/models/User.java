package io.tortoiseorm.demo.models;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tortoiseorm.Manager;
import io.tortoiseorm.ModelRecord;
import io.tortoiseorm.ModelRecord.Annotated;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ReverseRelation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys.
 */
@ModelRecord(name = "UserOut", exclude = { "passwordHash", "updatedAt" }, description = "What a client sees of a user.")
@ModelRecord(name = "UserCreate", include = { "email", "username" }, writeOnly = "password", excludeReadOnly = true,
		description = "A user to register.")
@ModelRecord(name = "CustomerReport", include = { "id", "email", "username" }, description = "What a customer bought.",
		annotated = { @Annotated(name = "orderCount", type = long.class, description = "How many orders."),
				@Annotated(name = "revenue", type = BigDecimal.class, description = "The sum of their totals.") })
@Table(name = "users")
public class User extends Timestamped<User> {

	/** Where queries of users begin. */
	public static final Manager<User> objects = Manager.of(User.class);

	@IntField(primaryKey = true)
	private Integer id;

	/** The address. */
	@CharField(maxLength = 255, unique = true)
	@NotBlank
	@Email
	private String email;

	/** The name. */
	@CharField(maxLength = 100, unique = true)
	@NotBlank
	@Text
	private String username;

	@CharField(maxLength = 255)
	private String passwordHash;

	/** The password, which is kept only as a hash. */
	@NotBlank
	@Size(max = 200)
	private transient String password;

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
	 * @param password the password, which is never saved itself
	 */
	public User(String email, String username, String password) {
		this.email = email;
		this.username = username;
		this.password = password;
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

	public void setPasswordHash(String passwordHash) {
		this.passwordHash = passwordHash;
	}

	/**
	 * The password of a user who registers.
	 * @return the password, or {@code null} for a user who was read
	 */
	@JsonIgnore
	public @Nullable String getPassword() {
		return this.password;
	}

	public Role getRole() {
		return this.role;
	}

	public ReverseRelation<Order> getOrders() {
		return this.orders;
	}

}
