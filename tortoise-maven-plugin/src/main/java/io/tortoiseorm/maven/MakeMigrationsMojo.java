package io.tortoiseorm.maven;

import java.util.List;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Makes migrations of what has changed in the models.
 */
@Mojo(name = "makemigrations", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class MakeMigrationsMojo extends CommandMojo {

	/** What to call them. */
	@Parameter(property = "tortoise.name")
	@Nullable String name;

	/** Whether one without operations is made, to be filled by hand. */
	@Parameter(property = "tortoise.empty", defaultValue = "false")
	boolean empty;

	/** Whether nothing is written, and the build fails if something has changed. */
	@Parameter(property = "tortoise.check", defaultValue = "false")
	boolean check;

	/** Whether they are applied without locks that last. */
	@Parameter(property = "tortoise.online", defaultValue = "false")
	boolean online;

	/** Whether the branches of the apps are joined. */
	@Parameter(property = "tortoise.merge", defaultValue = "false")
	boolean merge;

	/** What was renamed: User=Account, User.bio=User.about. */
	@Parameter(property = "tortoise.rename")
	List<String> rename = List.of();

	/** What may lose data: User, User.bio. */
	@Parameter(property = "tortoise.allow")
	List<String> allow = List.of();

	@Override
	Words command() {
		return new Words("makemigrations").option("--name", this.name)
			.flag("--empty", this.empty)
			.flag("--check", this.check)
			.flag("--online", this.online)
			.flag("--merge", this.merge)
			.options("--rename", this.rename)
			.options("--allow", this.allow);
	}

}
