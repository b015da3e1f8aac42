package io.tortoiseorm.migrations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.exceptions.UnsupportedError;
import org.jspecify.annotations.Nullable;

/**
 * Statements written by hand. They leave the tables as the other operations know them.
 *
 * @param statements the statements by the name of the database, or under {@code all}
 * @param reverse the statements that undo them, likewise; {@code null} if nothing can
 */
public record RunSql(Map<String, List<String>> statements,
		@Nullable Map<String, List<String>> reverse) implements Operation {

	/** The key of statements that every database understands. */
	public static final String ALL = "all";

	/**
	 * Copies the maps.
	 */
	public RunSql {
		statements = copy(statements);
		reverse = (reverse != null) ? copy(reverse) : null;
	}

	private static Map<String, List<String>> copy(Map<String, List<String>> map) {
		return map.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> List.copyOf(entry.getValue())));
	}

	@Override
	public ProjectState apply(ProjectState state, String app) {
		return state;
	}

	@Override
	public Operation reversed(ProjectState before) {
		if (this.reverse == null) {
			throw new MigrationError(
					"Its SQL cannot be reverted: give runSql a reverse, empty if nothing has to be done");
		}
		return new RunSql(this.reverse, this.statements);
	}

	@Override
	public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
		List<String> texts = this.statements.get(dialect.name());
		if (texts == null) {
			texts = this.statements.get(ALL);
		}
		if (texts == null && !this.statements.isEmpty()) {
			throw new UnsupportedError("runSql has no statements for %s, only for %s: add them, or an empty list"
				.formatted(dialect.displayName(), String.join(", ", this.statements.keySet())));
		}
		return (texts != null) ? texts.stream().<Action>map(Action.Sql::new).toList() : List.of();
	}

	@Override
	public String describe() {
		return "run SQL";
	}

}
