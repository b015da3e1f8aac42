package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.sql.Bind;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A statement without the values of the query it was made for, to be sent again with
 * others.
 *
 * @param text the SQL
 * @param fixed what is bound whatever the query's values are, before these
 * @param codecs how the query's values are bound, in order
 */
record KeptStatement(String text, List<Bind> fixed, List<Codec> codecs) {

	/**
	 * Takes the values out of a statement.
	 * @param statement the statement of a query
	 * @param values the query's values
	 * @return the rest, or {@code null} when the statement does not end with these values
	 */
	static @Nullable KeptStatement of(SqlStatement statement, List<? extends @Nullable Object> values) {
		List<Bind> binds = statement.binds();
		int first = binds.size() - values.size();
		if (first < 0) {
			return null;
		}
		List<Codec> codecs = new ArrayList<>(values.size());
		for (int i = 0; i < values.size(); i++) {
			Bind bind = binds.get(first + i);
			if (!Objects.equals(bind.value(), values.get(i))) {
				return null;
			}
			codecs.add(bind.codec());
		}
		return new KeptStatement(statement.text(), List.copyOf(binds.subList(0, first)), List.copyOf(codecs));
	}

	/**
	 * The statement of another query of the same shape.
	 * @param values the query's values
	 */
	SqlStatement with(List<? extends @Nullable Object> values) {
		List<Bind> binds = new ArrayList<>(this.fixed.size() + values.size());
		binds.addAll(this.fixed);
		for (int i = 0; i < values.size(); i++) {
			binds.add(new Bind(values.get(i), this.codecs.get(i)));
		}
		return new SqlStatement(this.text, binds, null);
	}

}
