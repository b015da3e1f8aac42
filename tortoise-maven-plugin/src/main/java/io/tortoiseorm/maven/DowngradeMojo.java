package io.tortoiseorm.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Reverts what came after a migration.
 */
@Mojo(name = "downgrade", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class DowngradeMojo extends CommandMojo {

	/** The migration that stays, such as shop/0002 or 0002, or shop/zero. */
	@Parameter(property = "tortoise.target", required = true)
	@Nullable String target;

	@Override
	Words command() {
		return new Words("downgrade").word(this.target);
	}

}
