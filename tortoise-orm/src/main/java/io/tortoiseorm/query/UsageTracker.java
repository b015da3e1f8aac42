package io.tortoiseorm.query;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.query.QueryScope.Tracked;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what the expressions of one query use: aggregates, window functions,
 * columns outside of aggregates. Annotations are compiled once, and counted where they
 * are used.
 */
final class UsageTracker {

	private final Map<String, Tracked<TypedNode>> compiled = new HashMap<>();

	private final Set<String> compiling = new LinkedHashSet<>();

	private int depthInAggregate;

	private Usage usage = new Usage();

	<T> Tracked<T> track(Supplier<T> compilation) {
		Tracked<T> tracked = trackApart(compilation);
		this.usage.add(tracked);
		return tracked;
	}

	private <T> Tracked<T> trackApart(Supplier<T> compilation) {
		Usage before = this.usage;
		Usage own = new Usage();
		this.usage = own;
		try {
			T result = compilation.get();
			return new Tracked<>(result, own.aggregate, own.window, own.columns);
		}
		finally {
			this.usage = before;
		}
	}

	void column(TypedNode column) {
		if (this.depthInAggregate == 0) {
			this.usage.columns.add(column.node());
		}
	}

	void windowed() {
		this.usage.window = true;
	}

	<T> T aggregated(Supplier<T> inside) {
		if (this.depthInAggregate > 0) {
			throw new FieldError("An aggregate cannot be inside another aggregate.");
		}
		this.usage.aggregate = true;
		this.depthInAggregate++;
		try {
			return inside.get();
		}
		finally {
			this.depthInAggregate--;
		}
	}

	Tracked<TypedNode> annotation(String name, @Nullable Expression<?> expression, ExpressionContext scope) {
		Tracked<TypedNode> known = this.compiled.get(name);
		if (known == null) {
			known = compileApart(name, expression, scope);
			this.compiled.put(name, known);
		}
		if (this.depthInAggregate == 0) {
			this.usage.add(known);
		}
		else if (known.aggregate()) {
			throw new FieldError("The annotation '" + Names.shown(name)
					+ "' is an aggregate and cannot be inside another aggregate.");
		}
		return known;
	}

	private Tracked<TypedNode> compileApart(String name, @Nullable Expression<?> expression, ExpressionContext scope) {
		if (expression == null || !this.compiling.add(name)) {
			throw new FieldError("The annotation '" + Names.shown(name) + "' refers to itself.");
		}
		int depth = this.depthInAggregate;
		this.depthInAggregate = 0;
		try {
			return trackApart(() -> expression.compile(scope));
		}
		finally {
			this.depthInAggregate = depth;
			this.compiling.remove(name);
		}
	}

	private static final class Usage {

		private boolean aggregate;

		private boolean window;

		private final Set<SqlNode> columns = new LinkedHashSet<>();

		void add(Tracked<?> other) {
			this.aggregate |= other.aggregate();
			this.window |= other.window();
			this.columns.addAll(other.columns());
		}

	}

}
