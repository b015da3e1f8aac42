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
 * @param registry the models
 * @param databases the connections
 * @param directory the folder where migrations are made, which has one folder per app
 * @param applied changes where the migrations come from that are applied, and how
 */
public record Project(ModelRegistry registry, Databases databases, Path directory,
		UnaryOperator<MigrationsBuilder> applied) {

	/**
	 * The models and connections of an ORM, with migrations in a folder.
	 * @param tortoise the ORM
	 * @param directory the folder of migrations
	 * @return the project
	 */
	public static Project of(Tortoise tortoise, Path directory) {
		return new Project(tortoise.registry(), tortoise.databases(), directory,
				(migrations) -> migrations.directory(directory));
	}

	/** Those that are applied. */
	Migrations migrations() {
		return this.applied.apply(Migrations.builder(this.registry, this.databases)).build();
	}

	/** Those of the folder where new ones are made. */
	Migrations sources() {
		return this.applied.apply(Migrations.builder(this.registry, this.databases)).directory(this.directory).build();
	}

}
