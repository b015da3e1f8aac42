package io.tortoiseorm.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Warns of operations that lock tables for long.
 */
@Mojo(name = "lint", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class LintMojo extends CommandMojo {

	/** The migration, such as shop/0002 or 0002; all when there is none. */
	@Parameter(property = "tortoise.migration")
	@Nullable String migration;

	/** The database that is asked about. */
	@Parameter(property = "tortoise.dialect", required = true)
	@Nullable String dialect;

	/** Whether the build fails if there is a warning. */
	@Parameter(property = "tortoise.strict", defaultValue = "false")
	boolean strict;

	@Override
	Words command() {
		return new Words("lint").word(this.migration).option("--dialect", this.dialect).flag("--strict", this.strict);
	}

}
