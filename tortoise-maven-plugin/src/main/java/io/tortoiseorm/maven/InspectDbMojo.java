package io.tortoiseorm.maven;

import java.io.File;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes models from the tables of a database.
 */
@Mojo(name = "inspectdb", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class InspectDbMojo extends CommandMojo {

	/** The package of the models. */
	@Parameter(property = "tortoise.package", required = true)
	@Nullable String targetPackage;

	/** The connection whose tables are read. */
	@Parameter(property = "tortoise.connection", defaultValue = "default")
	String connection = "default";

	/** The folder of sources. */
	@Parameter(property = "tortoise.output", defaultValue = "${project.basedir}/src/main/java")
	File output = new File("src/main/java");

	@Override
	Words command() {
		return new Words("inspectdb").option("--package", this.targetPackage)
			.option("--connection", this.connection)
			.option("--output", this.output.getPath());
	}

}
