package io.tortoiseorm.migrations.cli;

import java.nio.file.Path;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Databases;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.migrations.Migrations;

/**
 * What commands work on.
 *
 * @param registry the models
 * @param databases the connections
 * @param directory the folder of migrations, which has one folder per app
 */
public record Project(ModelRegistry registry, Databases databases, Path directory) {

	/**
	 * The models and connections of an ORM.
	 * @param tortoise the ORM
	 * @param directory the folder of migrations
	 * @return the project
	 */
	public static Project of(Tortoise tortoise, Path directory) {
		return new Project(tortoise.registry(), tortoise.databases(), directory);
	}

	Migrations migrations() {
		return Migrations.builder(this.registry, this.databases).directory(this.directory).build();
	}

}
