package io.tortoiseorm.migrations.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Databases;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.migrations.Migrations;
import io.tortoiseorm.migrations.MigrationsBuilder;

/**
 * What commands work on.
 *
 * @param tortoise the models and connections; not started by commands
 * @param directory the folder where migrations are made, which has one folder per app
 * @param applied changes where the migrations come from that are applied, and how
 */
public record Project(Tortoise tortoise, Path directory, UnaryOperator<MigrationsBuilder> applied) {

	/**
	 * The models and connections of an ORM, with migrations in a folder.
	 * @param tortoise the ORM
	 * @param directory the folder of migrations
	 * @return the project
	 */
	public static Project of(Tortoise tortoise, Path directory) {
		return new Project(tortoise, directory, (migrations) -> migrations.directory(directory));
	}

	/** The models. */
	ModelRegistry registry() {
		return this.tortoise.registry();
	}

	/** The connections. */
	Databases databases() {
		return this.tortoise.databases();
	}

	/** Those that are applied. */
	Migrations migrations() {
		return this.applied.apply(Migrations.builder(this.tortoise)).build();
	}

	/** Those of the folder where new ones are made. */
	Migrations sources() {
		return this.applied.apply(Migrations.builder(this.tortoise)).directory(this.directory).build();
	}

}
