package io.tortoiseorm.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Makes the first migration of each app that has none.
 */
@Mojo(name = "init", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class InitMojo extends CommandMojo {

	/** Whether the tables are there already: the migrations are noted as applied. */
	@Parameter(property = "tortoise.existing", defaultValue = "false")
	boolean existing;

	@Override
	Words command() {
		return new Words("init").flag("--existing", this.existing);
	}

}
