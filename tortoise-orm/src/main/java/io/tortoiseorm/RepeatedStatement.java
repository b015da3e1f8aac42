package io.tortoiseorm;

import io.tortoiseorm.sql.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A statement that ran more often in a scope than a {@link NPlusOneDetector} allows.
 *
 * @param connection the name of the connection
 * @param statement its text, without values
 * @param times how often it ran
 * @param operation what it was for
 */
public record RepeatedStatement(String connection, String statement, long times, Operation operation) {

	/**
	 * What would make one statement of them.
	 * @return the advice, a sentence
	 */
	public String cure() {
		Operation.@Nullable Relation relation = this.operation.relation();
		String cure = switch (this.operation.name()) {
			case "count", "exists", "aggregate" -> (relation != null)
					? "annotate the query of " + relation.owner() + ", as by annotate(\"n\", count(\"" + relation.name()
							+ "\"))"
					: "ask for all at once by groupBy(..) with annotate(..), or by filter(\"field__in\", values)";
			case "insert" -> this.operation.model() + ".objects.bulkCreate(instances)";
			case "update" ->
				this.operation.model() + ".objects.bulkUpdate(instances, fields), or update(..) of a query";
			case "delete" -> "delete() of a query, as in filter(\"pk__in\", keys).delete()";
			case "link", "unlink" -> "give add(..) or remove(..) all targets at once";
			case "refresh" -> "read all instances again by one query, as by inBulk(keys)";
			default -> (relation != null)
					? "prefetchRelated(\"" + relation.name() + "\") on the query of " + relation.owner() + ", or "
							+ relation.owner() + ".objects.fetchForList(instances, \"" + relation.name() + "\")"
					: "ask for all rows at once, as by inBulk(keys) or filter(\"field__in\", values)";
		};
		return "One statement would do: " + cure + ".";
	}

	@Override
	public String toString() {
		Operation.@Nullable Relation relation = this.operation.relation();
		String followed = (relation != null) ? " through " + relation.owner() + "." + relation.name() : "";
		return this.operation.name() + " of " + this.operation.model() + followed + " ran " + this.times
				+ " times on connection \"" + this.connection + "\". " + cure() + " Statement: " + this.statement;
	}

}
