package io.tortoiseorm.migrations;

import java.util.List;

import io.tortoiseorm.dialect.Dialect;

/**
 * Java that changes rows. It leaves the tables as the other operations know them.
 *
 * @param className a class that implements {@link JavaMigration}
 * @param backward whether its change is undone
 */
public record RunJava(String className, boolean backward) implements Operation {

	@Override
	public ProjectState apply(ProjectState state, String app) {
		return state;
	}

	@Override
	public Operation reversed(ProjectState before) {
		return new RunJava(this.className, !this.backward);
	}

	@Override
	public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
		return List.of(new Action.Java(this.className, this.backward, before));
	}

	@Override
	public String describe() {
		return "run " + this.className;
	}

}
