package io.tortoiseorm.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.relations.ForeignKeyRelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How migrations of primary keys are made, without a database.
 */
@SuppressWarnings("unused")
class KeyChangesTest {

	@TempDir
	private Path folder;

	private Migrations migrations(Class<?>... models) {
		return Migrations.builder(ModelRegistry.builder().app("shop", "default", models).build())
			.directory(this.folder)
			.build();
	}

	private static List<String> described(List<Migration> migrations) {
		return migrations.stream()
			.flatMap((migration) -> migration.operations()
				.stream()
				.map((operation) -> migration.app() + ": " + operation.describe()))
			.toList();
	}

	@Test
	void aLongerNumberTakesAlongWhatRefersToIt() {
		migrations(Numbered.User.class, Numbered.Order.class).make(MakeOptions.DEFAULTS);
		assertThat(described(migrations(Longer.User.class, Longer.Order.class).changes(MakeOptions.DEFAULTS)))
			.containsExactly("shop: drop foreign key fk_orders_users_411bb784 of orders",
					"shop: alter column id of users", "shop: alter column user_id of orders",
					"shop: add foreign key fk_orders_users_411bb784 to orders");
	}

	@Test
	void otherAppsAreTakenAlong() {
		ModelRegistry before = ModelRegistry.builder()
			.app("sales", "default", Numbered.Order.class)
			.app("people", "default", Numbered.User.class)
			.build();
		Migrations.builder(before).directory(this.folder).build().make(MakeOptions.DEFAULTS);
		ModelRegistry after = ModelRegistry.builder()
			.app("sales", "default", Longer.Order.class)
			.app("people", "default", Longer.User.class)
			.build();
		Migrations migrations = Migrations.builder(after).directory(this.folder).build();
		List<Migration> made = migrations.changes(MakeOptions.DEFAULTS);
		assertThat(described(made)).allMatch((text) -> text.startsWith("people: ")).hasSize(4);
		assertThat(made.get(0).dependencies()).containsExactly("people/0001_initial", "sales/0001_initial");
		migrations.make(MakeOptions.DEFAULTS);
		assertThat(migrations.changes(MakeOptions.DEFAULTS)).isEmpty();
		ModelRegistry later = ModelRegistry.builder()
			.app("sales", "default", Titled.Order.class)
			.app("people", "default", Longer.User.class)
			.build();
		assertThat(Migrations.builder(later).directory(this.folder).build().changes(MakeOptions.DEFAULTS))
			.singleElement()
			.extracting(Migration::dependencies)
			.isEqualTo(List.of("sales/0001_initial", made.get(0).key()));
	}

	@Test
	void otherKeysForRowsAreRefusedUntilTheyAreAllowed() {
		migrations(Numbered.User.class).make(MakeOptions.DEFAULTS);
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> migrations(Unique.User.class).make(MakeOptions.DEFAULTS))
			.withMessageContaining("User.id: gives the rows other keys in column id");
		assertThat(described(migrations(Unique.User.class).changes(MakeOptions.DEFAULTS.allowing("User.id"))))
			.containsExactly("shop: add column tortoise_new_id to users", "shop: alter primary key of users",
					"shop: drop column id of users", "shop: rename column tortoise_new_id of users to id",
					"shop: alter primary key of users");
	}

	@Test
	void aKeyThatRowsMayShareIsRefusedUntilItIsAllowed() {
		migrations(Numbered.User.class).make(MakeOptions.DEFAULTS);
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> migrations(Named.User.class).make(MakeOptions.DEFAULTS.allowing("User.id")))
			.withMessageContaining("User.name: makes name the primary key of rows that are there");
		assertThat(
				described(migrations(Named.User.class).changes(MakeOptions.DEFAULTS.allowing("User.id", "User.name"))))
			.containsExactly("shop: alter primary key of users", "shop: drop column id of users",
					"shop: alter primary key of users");
	}

	@Test
	void valuesThatNoneCanBeMadeOfAreRefused() {
		migrations(Unique.User.class).make(MakeOptions.DEFAULTS);
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> migrations(Numbered.User.class).make(MakeOptions.DEFAULTS.allowing("User.id")))
			.withMessageContaining("Column id of User")
			.withMessageContaining("add a field that becomes the key first");
	}

	@Test
	void keysAreWrittenByHandToo() throws IOException {
		migrations(Numbered.User.class, Numbered.Order.class).make(MakeOptions.DEFAULTS);
		write("alterPrimaryKey: {table: users, from: [id], to: [name]}");
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> migrations(Numbered.User.class).changes(MakeOptions.DEFAULTS))
			.withMessageContaining(
					"cannot change before foreign key fk_orders_users_411bb784 of table orders is dropped");
		write("alterPrimaryKey: {table: orders, from: [title], to: [user_id]}");
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> migrations(Numbered.User.class).changes(MakeOptions.DEFAULTS))
			.withMessageContaining("The primary key of table orders is (id), not (title)");
		write("alterPrimaryKey: {table: orders, from: [id], to: [id, user_id]}");
		Migrations migrations = migrations(Numbered.User.class, Numbered.Order.class);
		assertThat(migrations.sql("shop/0002", false, Dialects.mysql()))
			.containsExactly("ALTER TABLE `orders` DROP PRIMARY KEY, ADD PRIMARY KEY (`id`, `user_id`)");
		assertThat(migrations.sql("shop/0002", true, Dialects.oracle())).containsExactly(
				"ALTER TABLE \"orders\" DROP PRIMARY KEY", "ALTER TABLE \"orders\" ADD PRIMARY KEY (\"id\")");
		write("fillColumns: {table: orders, columns: {title: name}, source: users, match: {user_id: id}}");
		assertThat(migrations.sql("shop/0002", false, Dialects.postgres())).containsExactly(
				"UPDATE \"orders\" SET \"title\" = (SELECT s.\"name\" FROM \"users\" s WHERE s.\"id\" = \"orders\".\"user_id\")");
		write("fillColumns: {table: orders, columns: {}, source: users, match: {user_id: id}}");
		assertThatExceptionOfType(MigrationError.class).isThrownBy(migrations::heads)
			.withMessageContaining("has no columns");
	}

	@Test
	void keysThatAreBuiltWhileOthersWaitAreWarnedOf() throws IOException {
		migrations(Numbered.User.class).make(MakeOptions.DEFAULTS);
		write("alterPrimaryKey: {table: users, from: [id], to: [id, name]}");
		Migrations migrations = migrations(Numbered.User.class);
		assertThat(migrations.lint("shop/0002", Dialects.postgres())).containsExactly(
				"shop/0002_keys: builds the primary key of table users while nobody can use it: do it when there is time");
		assertThat(migrations.lint("shop/0002", Dialects.mysql())).isEmpty();
		write("alterPrimaryKey: {table: users, from: [id], to: []}");
		assertThat(migrations.lint("shop/0002", Dialects.mysql())).singleElement()
			.asString()
			.contains("drops the primary key, for which table users is copied");
	}

	private void write(String operation) throws IOException {
		Files.writeString(this.folder.resolve("shop/0002_keys.yaml"),
				"dependencies: [shop/0001_initial]\noperations:\n  - " + operation + "\n");
	}

	static final class Numbered {

		@Table(name = "users")
		static final class User extends Model<User> {

			@IntField(primaryKey = true)
			private Integer id;

			@CharField(maxLength = 50)
			private String name = "";

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField
			private ForeignKeyRelation<User> user;

		}

	}

	static final class Longer {

		@Table(name = "users")
		static final class User extends Model<User> {

			@BigIntField(primaryKey = true)
			private Long id;

			@CharField(maxLength = 50)
			private String name = "";

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField
			private ForeignKeyRelation<User> user;

		}

	}

	static final class Titled {

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 80)
			private String title = "";

			@ForeignKeyField
			private ForeignKeyRelation<Longer.User> user;

		}

	}

	static final class Unique {

		@Table(name = "users")
		static final class User extends Model<User> {

			@UUIDField(primaryKey = true)
			private UUID id;

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	static final class Named {

		@Table(name = "users")
		static final class User extends Model<User> {

			@CharField(maxLength = 50, primaryKey = true)
			private String name = "";

		}

	}

}
