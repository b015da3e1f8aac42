package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.RawText;
import org.jspecify.annotations.Nullable;

/**
 * SQL written by hand, with bound parameters. The text goes to the database as it is:
 * never build it from input.
 *
 * @param <T> the Java type of the value
 */
public final class RawSql<T> extends DynamicExpression<T> {

	private final RawText sql;

	private final @Nullable Class<T> type;

	private RawSql(RawText sql, @Nullable Class<T> type) {
		this.sql = sql;
		this.type = type;
	}

	/**
	 * An SQL expression.
	 * @param sql the text; {@code ?} outside of quotes stands for a parameter on every
	 * database, {@code ??} for a question mark
	 * @param parameters the parameters in order
	 * @return the expression
	 * @throws ParamsError if the number of parameters differs from that of the markers
	 */
	public static RawSql<Object> of(String sql, @Nullable Object... parameters) {
		return new RawSql<>(RawText.positional(sql, Arrays.asList(parameters)), null);
	}

	/**
	 * An SQL expression with named parameters.
	 * @param sql the text; {@code :name} outside of quotes stands for a parameter on
	 * every database, and for a list of them when it is a collection
	 * @param parameters the parameters by name
	 * @return the expression
	 * @throws ParamsError if the names differ from those in the text
	 */
	public static RawSql<Object> of(String sql, Map<String, ? extends @Nullable Object> parameters) {
		return new RawSql<>(RawText.named(sql, parameters), null);
	}

	/**
	 * States the type of the value, so that it is the same on every database.
	 * @param <V> the type
	 * @param valueType the type
	 * @return the new expression
	 */
	public <V> RawSql<V> as(Class<V> valueType) {
		return new RawSql<>(this.sql, valueType);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		List<TypedNode> nodes = new ArrayList<>(this.sql.parameters().size());
		for (Object parameter : this.sql.parameters()) {
			nodes.add(context.operand(parameter, null));
		}
		ValueType valueType = (this.type != null) ? ValueType.of(this.type) : ValueType.UNKNOWN;
		return new TypedNode((out) -> {
			out.append('(').append(this.sql.pieces().get(0));
			for (int i = 0; i < nodes.size(); i++) {
				out.node(nodes.get(i).node()).append(this.sql.pieces().get(i + 1));
			}
			out.append(')');
		}, valueType, true);
	}

	@Override
	public String toString() {
		return "RawSql(" + String.join("?", this.sql.pieces()) + ")";
	}

}
