package io.tortoiseorm.query;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the texts of statements by their shapes, which are whatever decides on the text.
 * There are about as many as places in a program that make statements; should there be
 * far more, they are forgotten and kept anew. Thread-safe.
 *
 * @param <S> the shape
 */
final class KeptStatements<S> {

	private static final int MOST = 1_000;

	private final Map<S, KeptStatement> known = new ConcurrentHashMap<>();

	/**
	 * The statement of a shape with some values.
	 * @param shape decides on the text
	 * @param values all values that depend on more than the shape, in the order of their
	 * markers
	 * @param compiler makes the statement when its text is not known
	 */
	SqlStatement get(S shape, List<? extends @Nullable Object> values, Supplier<SqlStatement> compiler) {
		KeptStatement kept = this.known.get(shape);
		if (kept != null) {
			return kept.with(values);
		}
		SqlStatement statement = compiler.get();
		KeptStatement made = KeptStatement.of(statement, values);
		if (made != null) {
			if (this.known.size() >= MOST) {
				this.known.clear();
			}
			this.known.put(shape, made);
		}
		return statement;
	}

}
