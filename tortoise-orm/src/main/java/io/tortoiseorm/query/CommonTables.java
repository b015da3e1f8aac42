package io.tortoiseorm.query;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The named queries in front of a query.
 */
final class CommonTables {

	private static final String REACHED = "tortoise_reached";

	private static final String KEY = "k";

	private final QueryScope scope;

	CommonTables(QueryScope scope) {
		this.scope = scope;
	}

	/**
	 * A query under a name, its columns under those of its selection.
	 */
	Select.Cte named(CteSpec spec) {
		StandardLookups.require(this.scope, Feature.RECURSIVE_CTE, "common table expressions");
		if (spec.query().projection() == null) {
			throw new ParamsError("The query '" + Names.shown(spec.name())
					+ "' in with(..) must say what it selects, by values(..).");
		}
		int limit = this.scope.dialect().limits().identifierLength();
		if (!Names.isPlain(spec.name(), limit) || this.scope.environment().registry().byTable(spec.name()) != null) {
			throw new ParamsError("'" + Names.shown(spec.name()) + "' cannot name a query in with(..): a name has "
					+ "letters, digits and underscores, at most " + limit + ", and is not that of a table.");
		}
		SelectCompiler compiler = SelectCompiler.inside(this.scope, spec.query());
		List<Output> outputs = compiler.projected();
		Map<String, NamedColumn> columns = new LinkedHashMap<>();
		for (int i = 0; i < outputs.size(); i++) {
			String name = String.valueOf(outputs.get(i).name());
			columns.put(name, new NamedColumn(Names.isPlain(name, limit) ? name : SelectAssembly.column(i),
					outputs.get(i).node().type()));
		}
		this.scope.declare(spec.name(), columns);
		return new Select.Cte(spec.name(), columns.values().stream().map(NamedColumn::column).toList(),
				compiler.operand(outputs), false);
	}

	/**
	 * A column of a named query.
	 *
	 * @param column its name in SQL
	 * @param type its type
	 */
	record NamedColumn(String column, ValueType type) {

	}

	/**
	 * The keys of the rows to start from and of all that are reached from them.
	 */
	Select.Cte recursive(RecursionSpec spec) {
		StandardLookups.require(this.scope, Feature.RECURSIVE_CTE, "recursive queries");
		RelationMeta relation = this.scope.model().relation(spec.relation());
		if (relation == null) {
			throw Names.unknown(spec.relation(), this.scope.model(), spec.relation(), List.of());
		}
		if (relation.target() != this.scope.model()) {
			throw new FieldError(this.scope.model().name() + "." + spec.relation() + " leads to "
					+ relation.target().name() + ": only a relation of the model to itself can be followed.");
		}
		if (this.scope.model().isComposite()) {
			throw new UnsupportedError("Recursive queries follow rows by a key of one field, and "
					+ this.scope.model().name() + " has the composite key " + KeyParts.names(this.scope.model()));
		}
		SelectCompiler start = SelectCompiler.inside(this.scope, spec.start());
		FieldMeta key = this.scope.model().primaryKey();
		TypedNode startKey = start.rootColumn(key);
		if (this.scope.dialect().supports(Feature.RECURSIVE_UNION)) {
			SqlNode union = Sql.sequence(start.operand(List.of(Output.column(startKey))), " UNION ",
					step(relation, key, null));
			return new Select.Cte(REACHED, List.of(KEY), union, true);
		}
		WayThere way = new WayThere(this.scope.dialect(), key.sqlType());
		TypedNode startWay = new TypedNode(way.start(startKey.node()), ValueType.STRING, false);
		Select first = start.operand(List.of(Output.column(startKey), Output.column(startWay)));
		SqlNode union = Sql.sequence(first, " UNION ALL ", step(relation, key, way));
		return new Select.Cte(REACHED, List.of(KEY, WayThere.NAME), union, true);
	}

	/**
	 * The keys of the rows one step away from those reached.
	 */
	private Select step(RelationMeta relation, FieldMeta key, @Nullable WayThere way) {
		SqlNode reached = Sql.column(REACHED, KEY);
		SqlNode table = this.scope.model().table();
		Select.Builder step = Select.builder();
		this.scope.globals().of(this.scope.model(), "next").forEach(step::where);
		ThroughMeta through = relation.through();
		SqlNode found;
		if (through != null) {
			found = Sql.column("link", through.targetColumns().get(0));
			step.from(Select.aliased(through.table(), "link"))
				.join(Select.innerJoin(Select.aliased(table, "next"),
						Sql.binary(Sql.column("next", key.column()), "=", found)))
				.join(Select.innerJoin(Sql.name(REACHED),
						Sql.binary(Sql.column("link", through.sourceColumns().get(0)), "=", reached)));
		}
		else if (relation.isForward()) {
			found = Sql.column("next", relation.sourceField().column());
			step.from(Select.aliased(table, "next"))
				.join(Select.innerJoin(Sql.name(REACHED), Sql.binary(Sql.column("next", key.column()), "=", reached)))
				.where(Sql.isNull(found, false));
		}
		else {
			found = Sql.column("next", key.column());
			step.from(Select.aliased(table, "next"))
				.join(Select.innerJoin(Sql.name(REACHED),
						Sql.binary(Sql.column("next", relation.targetField().column()), "=", reached)));
		}
		step.item(found, SqlType.UNKNOWN, null);
		if (way != null) {
			step.item(way.longer(found), SqlType.UNKNOWN, null).where(way.isNew(found));
		}
		return step.build();
	}

	/**
	 * Whether a row is among those reached.
	 */
	SqlNode reached() {
		SqlNode key = this.scope.joins().rootPlace().column(this.scope.model().primaryKey());
		Select keys = Select.builder().item(Sql.name(KEY), SqlType.UNKNOWN, null).from(Sql.name(REACHED)).build();
		return Sql.sequence(key, " IN (", keys, ")");
	}

	/**
	 * The keys on the way to a row, as text, for databases whose recursion would go round
	 * in circles.
	 */
	private static final class WayThere {

		private static final String NAME = "way";

		private static final SqlNode END = Sql.bind("\u001f", SqlType.TEXT);

		private static final SqlNode MARK = Sql.bind("\u001e", SqlType.TEXT);

		private final Dialect dialect;

		private final SqlType key;

		WayThere(Dialect dialect, SqlType key) {
			this.dialect = dialect;
			this.key = key;
		}

		SqlNode start(SqlNode first) {
			return call(Function.CONCAT, END, text(first), END);
		}

		SqlNode longer(SqlNode found) {
			return call(Function.CONCAT, Sql.column(REACHED, NAME), text(found), END);
		}

		SqlNode isNew(SqlNode found) {
			SqlNode way = Sql.column(REACHED, NAME);
			return Sql.binary(call(Function.REPLACE, way, start(found), MARK), "=", way);
		}

		private SqlNode text(SqlNode value) {
			return (out) -> this.dialect.functions().writeCast(out, new Argument(value, this.key), SqlType.TEXT);
		}

		private SqlNode call(Function function, SqlNode... texts) {
			List<Argument> arguments = Arrays.stream(texts).map((text) -> new Argument(text, SqlType.TEXT)).toList();
			return (out) -> this.dialect.functions().write(out, function, arguments, SqlType.TEXT);
		}

	}

}
