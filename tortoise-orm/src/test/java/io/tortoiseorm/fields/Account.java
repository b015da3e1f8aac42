package io.tortoiseorm.fields;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A model with rules of every sort.
 */
@Table(name = "accounts")
@Account.Balanced
public class Account extends Model<Account> {

	/** All rows. */
	public static final Manager<Account> objects = Manager.of(Account.class);

	@IntField(primaryKey = true)
	@NotNull
	public @Nullable Integer id;

	@CharField(maxLength = 40, unique = true)
	@Email(message = "is no address")
	public @Nullable String email;

	@CharField(maxLength = 10)
	@NotBlank(message = "must say something")
	public String name = "somebody";

	@IntField
	@Min(value = 0, message = "is below zero")
	@Max(value = 100, message = "is above one hundred")
	public int credit;

	@IntField(validators = Even.class)
	public int debit;

	@CharEnumField(validators = NotClosed.class)
	public State state = State.OPEN;

	@CharField(maxLength = 50, validators = { Validators.IpAddress.class, NotLocal.class })
	public @Nullable String address;

	@JSONField
	@Size(max = 2, message = "are too many")
	public List<@NotBlank(message = "is blank") String> labels = List.of();

	@ForeignKeyField(relatedName = "children")
	public @Nullable ForeignKeyRelation<Account> parent;

	@NotEmpty(message = "are none")
	@Size(max = 1)
	public ReverseRelation<Account> children;

	@NotBlank(message = "is missing")
	public transient @Nullable String password;

	/** What an account is. */
	public enum State {

		/** In use. */
		OPEN,
		/** Not in use. */
		CLOSED

	}

	/** Refuses odd numbers. */
	static final class Even implements FieldValidator<Integer> {

		@Override
		public @Nullable String check(Integer value) {
			return (value % 2 == 0) ? null : "is odd";
		}

	}

	/** Refuses one state. */
	static final class NotClosed implements FieldValidator<State> {

		@Override
		public @Nullable String check(State value) {
			return (value == State.CLOSED) ? "is closed" : null;
		}

	}

	/** Refuses one address. */
	static final class NotLocal implements FieldValidator<CharSequence> {

		@Override
		public @Nullable String check(CharSequence value) {
			return value.toString().equals("127.0.0.1") ? "is this machine" : null;
		}

	}

	/** Refuses more debit than credit. */
	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = BalancedValidator.class)
	public @interface Balanced {

		/**
		 * The message.
		 * @return the message
		 */
		String message() default "has more debit than credit";

		/**
		 * The groups.
		 * @return the groups
		 */
		Class<?>[] groups() default {};

		/**
		 * The payload.
		 * @return the payload
		 */
		Class<? extends Payload>[] payload() default {};

	}

	/** Compares two fields. */
	public static final class BalancedValidator implements ConstraintValidator<Balanced, Account> {

		@Override
		public boolean isValid(Account account, ConstraintValidatorContext context) {
			return account.debit <= account.credit;
		}

	}

}
