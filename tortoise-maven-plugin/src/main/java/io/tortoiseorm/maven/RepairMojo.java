package io.tortoiseorm.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Corrects what the database says of a migration. Runs nothing.
 */
@Mojo(name = "repair", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class RepairMojo extends CommandMojo {

	/** The migration, such as shop/0002 or 0002. */
	@Parameter(property = "tortoise.migration", required = true)
	@Nullable String migration;

	/** Whether it is applied, as its file says now. */
	@Parameter(property = "tortoise.applied", defaultValue = "false")
	boolean applied;

	/** Whether nothing of it is there. */
	@Parameter(property = "tortoise.forget", defaultValue = "false")
	boolean forget;

	/** How many of its statements are done. */
	@Parameter(property = "tortoise.at")
	@Nullable Integer at;

	@Override
	Words command() {
		return new Words("repair").word(this.migration)
			.flag("--applied", this.applied)
			.flag("--forget", this.forget)
			.option("--at", (this.at != null) ? this.at.toString() : null);
	}

}
