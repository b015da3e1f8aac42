package io.tortoiseorm.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Shows what an upgrade would do.
 */
@Mojo(name = "plan", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class PlanMojo extends CommandMojo {

	/** An app, or a migration such as shop/0002 or 0002; all when there is none. */
	@Parameter(property = "tortoise.target")
	@Nullable String target;

	@Override
	Words command() {
		return new Words("plan").word(this.target);
	}

}
