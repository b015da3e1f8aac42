package io.tortoiseorm.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Applies what is not applied yet, as upgrade does.
 */
@Mojo(name = "migrate", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class MigrateMojo extends CommandMojo {

	/** An app, or a migration such as shop/0002 or 0002; all when there is none. */
	@Parameter(property = "tortoise.target")
	@Nullable String target;

	/** Whether they are noted as applied and not run. */
	@Parameter(property = "tortoise.fake", defaultValue = "false")
	boolean fake;

	/** Whether the statements are only shown. */
	@Parameter(property = "tortoise.dryRun", defaultValue = "false")
	boolean dryRun;

	@Override
	Words command() {
		return new Words("migrate").word(this.target).flag("--fake", this.fake).flag("--dry-run", this.dryRun);
	}

}
