package io.tortoiseorm.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.relations.ForeignKeyRelation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How migrations are made, without a database.
 */
@SuppressWarnings("unused")
class MakeMigrationsTest {

	@TempDir
	private Path folder;

	private Migrations migrations(Class<?>... models) {
		return Migrations.builder(ModelRegistry.builder().app("shop", "default", models).build())
			.directory(this.folder)
			.build();
	}

	@Test
	void nothingChangedMakesNoFile() {
		assertThat(migrations(Before.User.class).make(MakeOptions.DEFAULTS)).singleElement()
			.isEqualTo(this.folder.resolve("shop/0001_initial.yaml"));
		assertThat(migrations(Before.User.class).make(MakeOptions.DEFAULTS)).isEmpty();
		assertThat(migrations(Before.User.class).heads()).containsExactly("shop/0001_initial");
	}

	@Test
	void aVanishedFieldIsRefusedUntilItIsNamed() {
		migrations(Before.User.class).make(MakeOptions.DEFAULTS);
		Migrations after = migrations(After.User.class);
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> after.make(MakeOptions.DEFAULTS))
			.withMessageContaining("User.bio: drops column bio with its values")
			.withMessageContaining("--allow User.bio")
			.withMessageContaining("--rename");
		assertThat(after.changes(MakeOptions.DEFAULTS.allowing("User.bio", "User.name"))).singleElement()
			.extracting((migration) -> migration.operations().stream().map(Operation::describe).toList())
			.isEqualTo(List.of("drop column bio of users", "alter column name of users", "add column about to users"));
		assertThat(after.changes(MakeOptions.DEFAULTS.renaming("User.bio=User.about").allowing("users.name")))
			.singleElement()
			.extracting((migration) -> migration.operations().stream().map(Operation::describe).toList())
			.isEqualTo(List.of("rename column bio of users to about", "alter column name of users"));
	}

	@Test
	void narrowingIsRefusedUntilItIsNamed() {
		migrations(Before.User.class).make(MakeOptions.DEFAULTS);
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> migrations(After.User.class).make(MakeOptions.DEFAULTS.renaming("User.bio=User.about")))
			.withMessageContaining("User.name: gives column name a type that may not hold its values");
	}

	@Test
	void aNeededReferenceIsRefusedUntilItIsNamed() {
		migrations(Before.User.class, Before.Order.class).make(MakeOptions.DEFAULTS);
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> migrations(Before.User.class, Referring.Order.class).make(MakeOptions.DEFAULTS))
			.withMessageContaining("Order.user_id: adds column user_id, NOT NULL, without a value");
	}

	@Test
	void aDroppedModelIsRefusedUntilItIsNamed() {
		migrations(Before.User.class, Before.Order.class).make(MakeOptions.DEFAULTS);
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> migrations(Before.User.class).make(MakeOptions.DEFAULTS))
			.withMessageContaining("Order: drops table orders with its rows");
		assertThat(migrations(Before.User.class).make(MakeOptions.DEFAULTS.allowing("Order"))).singleElement()
			.isEqualTo(this.folder.resolve("shop/0002_drop_table_orders.yaml"));
	}

	@Test
	void renamesThatDoNotFitAreToldWithWhatThereIs() {
		migrations(Before.User.class).make(MakeOptions.DEFAULTS);
		Migrations after = migrations(After.User.class);
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> after.make(MakeOptions.DEFAULTS.renaming("User.biography=User.about")))
			.withMessageContaining("table users has no column biography, but id, name, bio");
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> after.make(MakeOptions.DEFAULTS.renaming("Customer=User")))
			.withMessageContaining("there is no model or table Customer before. There are: User");
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> after.make(MakeOptions.DEFAULTS.renaming("User.bio")))
			.withMessageContaining("write User=Account or User.bio=User.about");
	}

	@Test
	void branchesAreMergedUnlessTheyChangeTheSame() throws IOException {
		migrations(Before.User.class).make(MakeOptions.DEFAULTS);
		write("0002_age", "addColumn: {table: users, column: {name: age, type: integer, nullable: true}}");
		write("0002_city", "addColumn: {table: users, column: {name: city, type: varchar(20), nullable: true}}");
		Migrations migrations = migrations(Before.User.class);
		assertThat(migrations.heads()).containsExactly("shop/0002_age", "shop/0002_city");
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> migrations.make(MakeOptions.DEFAULTS))
			.withMessageContaining("merge them first");
		assertThat(migrations.merge("shop")).isEqualTo(this.folder.resolve("shop/0003_merge.yaml"));
		assertThat(migrations.heads()).containsExactly("shop/0003_merge");
		assertThat(migrations.merge("shop")).isNull();
		Files.delete(this.folder.resolve("shop/0003_merge.yaml"));
		write("0002_city", "addColumn: {table: users, column: {name: age, type: varchar(20), nullable: true}}");
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> migrations.merge("shop"))
			.withMessageContaining("cannot be merged as they are");
	}

	private void write(String name, String operation) throws IOException {
		Files.writeString(this.folder.resolve("shop/" + name + ".yaml"),
				"dependencies: [shop/0001_initial]\noperations:\n  - " + operation + "\n");
	}

	@Test
	void mistakesInFilesAreToldWithTheirPlace() throws IOException {
		Files.createDirectories(this.folder.resolve("shop"));
		refused("addColum: {table: users}", "there is no operation 'addColum'");
		refused("addColumn: {table: users, column: {name: a, type: int}}", "There is no type 'int'");
		refused("addColumn: {table: users, column: {name: a, type: integer, nul: true}}",
				"operations 1, addColumn, column has 'nul', which is not known there");
		refused("addColumn: {table: users, column: {name: a, type: integer, default: x}}",
				"'x' of 'default' is not a value of type integer");
		refused("dropColumn: {table: users}", "lacks 'column'");
		refused("[1", "is not YAML");
		write("0001_initial", "dropTable: {table: users}");
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> migrations(Before.User.class).heads())
			.withMessageContaining("circle");
	}

	private void refused(String operation, String message) throws IOException {
		write("0002_wrong", operation);
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> migrations(Before.User.class).heads())
			.withMessageContaining("shop/0002_wrong")
			.withMessageContaining(message);
		Files.delete(this.folder.resolve("shop/0002_wrong.yaml"));
	}

	@Test
	void aMissingDependencyIsNamed() throws IOException {
		Files.createDirectories(this.folder.resolve("shop"));
		write("0002_later", "dropTable: {table: users}");
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> migrations(Before.User.class).heads())
			.withMessageContaining("shop/0002_later depends on shop/0001_initial, which is not there");
	}

	@Test
	void appsDependOnThoseTheyReferTo() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("sales", "default", Referring.Order.class)
			.app("people", "default", Before.User.class)
			.build();
		Migrations migrations = Migrations.builder(registry).directory(this.folder).build();
		assertThat(migrations.make(MakeOptions.DEFAULTS)).containsExactly(
				this.folder.resolve("people/0001_initial.yaml"), this.folder.resolve("sales/0001_initial.yaml"));
		assertThat(migrations.all().get(1).dependencies()).containsExactly("people/0001_initial");
	}

	@Test
	void statementsAreShownForEveryDatabase() {
		migrations(Before.User.class).make(MakeOptions.DEFAULTS);
		migrations(After.User.class)
			.make(MakeOptions.DEFAULTS.renaming("User.bio=User.about").allowing("User.name").named("about"));
		Migrations migrations = migrations(After.User.class);
		assertThat(migrations.sql("shop/0002", false, Dialects.postgres())).containsExactly(
				"ALTER TABLE \"users\" RENAME COLUMN \"bio\" TO \"about\"",
				"ALTER TABLE \"users\" ALTER COLUMN \"name\" TYPE VARCHAR(20) COLLATE \"C\"");
		assertThat(migrations.sql("shop/0002", true, Dialects.mariadb())).containsExactly(
				"ALTER TABLE `users` MODIFY COLUMN `name` VARCHAR(50) NOT NULL",
				"ALTER TABLE `users` RENAME COLUMN `about` TO `bio`");
	}

	static final class Before {

		@Table(name = "users")
		static final class User extends Model<User> {

			@CharField(maxLength = 50)
			private String name = "";

			@CharField(maxLength = 100)
			private @Nullable String bio;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@IntField
			private int number;

		}

	}

	static final class After {

		@Table(name = "users")
		static final class User extends Model<User> {

			@CharField(maxLength = 20)
			private String name = "";

			@CharField(maxLength = 100)
			private @Nullable String about;

		}

	}

	static final class Referring {

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@IntField
			private int number;

			@ForeignKeyField
			private ForeignKeyRelation<Before.User> user;

		}

	}

}
