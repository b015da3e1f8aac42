package io.tortoiseorm.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Shows the statements of a migration.
 */
@Mojo(name = "sqlmigrate", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class SqlMigrateMojo extends CommandMojo {

	/** The migration, such as shop/0002 or 0002. */
	@Parameter(property = "tortoise.migration", required = true)
	@Nullable String migration;

	/** Whether those are shown that revert it. */
	@Parameter(property = "tortoise.backward", defaultValue = "false")
	boolean backward;

	/** The database that they are for; that of the URL otherwise. */
	@Parameter(property = "tortoise.dialect")
	@Nullable String dialect;

	@Override
	Words command() {
		return new Words("sqlmigrate").word(this.migration)
			.flag("--backward", this.backward)
			.option("--dialect", this.dialect);
	}

}
