package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.query.QueryScope.Tracked;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.Update;

/**
 * Puts the assignments of an UPDATE into an order in which each reads the old values of
 * the columns it uses. Some databases assign from left to right and show later
 * assignments what earlier ones did; all others give the same result in any order.
 */
final class AssignmentOrder {

	private final Dialect dialect;

	private final ModelMeta model;

	private final List<Entry> entries = new ArrayList<>();

	AssignmentOrder(Dialect dialect, ModelMeta model) {
		this.dialect = dialect;
		this.model = model;
	}

	void add(FieldMeta field, SqlNode column, Tracked<SqlNode> value) {
		this.entries.add(new Entry(field, column, value));
	}

	List<Update.Assignment> ordered() {
		List<Entry> left = new ArrayList<>(this.entries);
		List<Update.Assignment> ordered = new ArrayList<>(left.size());
		while (!left.isEmpty()) {
			Entry next = left.stream().filter((entry) -> !isReadByAnother(entry, left)).findFirst().orElse(null);
			if (next == null) {
				if (!this.dialect.supports(Feature.SIMULTANEOUS_ASSIGNMENT)) {
					throw new UnsupportedError(this.dialect.displayName()
							+ " assigns from left to right, so that fields of " + this.model.name()
							+ " that are set to each other's values (" + left.get(0).field.name() + " and "
							+ left.get(left.size() - 1).field.name() + ") need an update each.");
				}
				next = left.get(0);
			}
			left.remove(next);
			ordered.add(new Update.Assignment(next.field.column(), next.value.value()));
		}
		return ordered;
	}

	private static boolean isReadByAnother(Entry entry, List<Entry> entries) {
		return entries.stream().anyMatch((other) -> other != entry && other.value.columns().contains(entry.column));
	}

	private record Entry(FieldMeta field, SqlNode column, Tracked<SqlNode> value) {

	}

}
