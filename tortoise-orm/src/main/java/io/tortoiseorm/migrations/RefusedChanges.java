package io.tortoiseorm.migrations;

import java.util.List;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.MigrationError;

/**
 * Changes that lose data or may fail, and were not allowed.
 */
final class RefusedChanges extends MigrationError {

	private static final long serialVersionUID = 1L;

	private final transient List<Refused> refused;

	RefusedChanges(List<Refused> refused) {
		super(message(refused));
		this.refused = List.copyOf(refused);
	}

	List<Refused> refused() {
		return this.refused;
	}

	private static String message(List<Refused> refused) {
		String list = refused.stream()
			.map((change) -> "\n  %s: %s%s".formatted(change.hazard().name(), change.hazard().description(),
					hit(change.rows())))
			.collect(Collectors.joining());
		String allow = refused.stream()
			.map((change) -> "--allow " + change.hazard().name())
			.distinct()
			.collect(Collectors.joining(" "));
		return "This loses data or may fail on rows that are there:" + list
				+ "\nIf it is a rename, say so (--rename User.bio=User.about). If it is meant, allow it: " + allow;
	}

	private static String hit(long rows) {
		return (rows < 0) ? "" : (rows == 1) ? " (1 row)" : " (%d rows)".formatted(rows);
	}

	/**
	 * A change.
	 *
	 * @param app the app
	 * @param hazard what it does
	 * @param rows how many rows it hits, negative if that is not known
	 */
	record Refused(String app, Hazard hazard, long rows) {

		Refused hitting(long count) {
			return new Refused(this.app, this.hazard, count);
		}

	}

}
