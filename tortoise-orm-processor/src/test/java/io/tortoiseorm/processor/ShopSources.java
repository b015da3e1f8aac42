package io.tortoiseorm.processor;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The models of a little shop as source.
 */
final class ShopSources {

	static final String HEADER = """
			package shop;
			import io.tortoiseorm.*;
			import io.tortoiseorm.expressions.*;
			import io.tortoiseorm.fields.*;
			import io.tortoiseorm.relations.*;
			import java.math.BigDecimal;
			import java.time.*;
			import java.util.*;
			import org.jspecify.annotations.Nullable;
			""";

	static final String USER = HEADER + """
			public class User extends Model<User> {
				public static final Manager<User> objects = Manager.of(User.class);
				@IntField(primaryKey = true) private Integer id;
				@CharField(maxLength = 255) private String email;
				@CharEnumField private Role role = Role.USER;
				private boolean active;
				private @Nullable Integer age;
				private Instant createdAt;
				private UUID token;
				private @Nullable Map<String, Object> data;
				@ArrayField private List<Integer> numbers;
				private byte @Nullable [] photo;
				private Duration patience;
				private ReverseRelation<Order> orders;
			}
			""";

	static final String ROLE = HEADER + """
			public enum Role { USER, ADMIN }
			""";

	static final String ORDER = HEADER + """
			public class Order extends Model<Order> {
				public static final Manager<Order> objects = Manager.of(Order.class);
				@ForeignKeyField(relatedName = "orders") private ForeignKeyRelation<User> customer;
				@DecimalField(maxDigits = 10, decimalPlaces = 2) private BigDecimal total;
				@IntField private int quantity;
				@ManyToManyField(relatedName = "orders") private ManyToManyRelation<Tag> tags;
			}
			""";

	static final String TAG = HEADER + """
			public class Tag extends Model<Tag> {
				@CharField(maxLength = 20) private String name;
			}
			""";

	private ShopSources() {
	}

	/**
	 * The shop with more sources.
	 */
	static String[] with(String... more) {
		return Stream.concat(Stream.of(USER, ROLE, ORDER, TAG), Arrays.stream(more)).toArray(String[]::new);
	}

	/**
	 * A class with a method that has some statements.
	 */
	static String using(String statements) {
		return HEADER + """
				import static io.tortoiseorm.expressions.Functions.*;
				class Use {
					Object use(User user, Order order) {
						Object result = null;
						%s
						return result;
					}
				}
				""".formatted(statements);
	}

}
