package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.query.JoinPlan.Place;
import org.jspecify.annotations.Nullable;

/**
 * How rows become instances: which columns are selected, and one mapper made once per
 * query that reads them by position.
 */
final class InstancePlan {

	private final SelectCompiler compiler;

	private final Dialect dialect;

	private final List<Output> outputs;

	private final @Nullable WholeRows wholeRows;

	private final InstanceReader root;

	private final Map<String, ColumnReader> annotations = new LinkedHashMap<>();

	private InstancePlan(SelectCompiler compiler, QueryState state, Set<FieldMeta> required,
			@Nullable WholeRows wholeRows) {
		this.compiler = compiler;
		this.dialect = compiler.scope().dialect();
		this.wholeRows = wholeRows;
		List<String> only = state.only();
		if (wholeRows != null) {
			this.outputs = new ArrayList<>(wholeRows.outputs());
			this.root = wholeRows.reader();
		}
		else {
			this.outputs = new ArrayList<>();
			this.root = reader(compiler.scope().joins().rootPlace(),
					(only != null) ? rootFields(only, required) : null);
		}
		Map<String, InstanceReader> related = new LinkedHashMap<>();
		for (String path : state.related()) {
			addRelated(path, related, only);
		}
		for (String name : compiler.scope().annotations().keySet()) {
			Output output = Output.of(name, compiler.scope().annotation(name));
			this.annotations.put(name, new ColumnReader(this.outputs.size(), output.node().type(), this.dialect));
			this.outputs.add(output);
		}
	}

	/**
	 * Plans the instances of a query.
	 * @param compiler the query
	 * @param state its state
	 * @param required fields that are loaded even when {@code only} leaves them out
	 */
	static InstancePlan of(SelectCompiler compiler, QueryState state, Set<FieldMeta> required) {
		return new InstancePlan(compiler, state, required, null);
	}

	/**
	 * Plans the instances of a query that loads all of their fields.
	 * @param compiler the query
	 * @param state its state, without {@code only} and related instances
	 * @param wholeRows what is the same for all such queries of the model
	 */
	static InstancePlan of(SelectCompiler compiler, QueryState state, WholeRows wholeRows) {
		return new InstancePlan(compiler, state, Set.of(), wholeRows);
	}

	/**
	 * The names of the instance's own fields, which come first of all outputs.
	 */
	List<String> fieldNames() {
		return this.root.fieldNames();
	}

	List<Output> outputs() {
		return this.outputs;
	}

	/**
	 * The first of the outputs as they are selected, where they were written before.
	 */
	@Nullable WholeRows wholeRows() {
		return this.wholeRows;
	}

	/**
	 * Adds a column that is not part of the instance.
	 */
	ColumnReader extra(TypedNode column) {
		ColumnReader reader = new ColumnReader(this.outputs.size(), column.type(), this.dialect);
		this.outputs.add(Output.column(column));
		return reader;
	}

	/**
	 * Which of the outputs a column is.
	 */
	int indexOf(TypedNode column) {
		int index = 0;
		while (!this.outputs.get(index).node().node().equals(column.node())) {
			index++;
		}
		return index;
	}

	RowMapper<ModelBase> mapper() {
		if (this.annotations.isEmpty()) {
			return (this.wholeRows != null) ? this.wholeRows.mapper() : this.root::readPresent;
		}
		return (row) -> {
			ModelBase instance = this.root.readPresent(row);
			InstanceState state = InstanceState.of(instance);
			this.annotations.forEach((name, reader) -> state.setAnnotation(name, reader.read(row)));
			return instance;
		};
	}

	private Set<FieldMeta> rootFields(List<String> only, Set<FieldMeta> required) {
		ModelMeta model = this.compiler.model();
		Set<FieldMeta> fields = new LinkedHashSet<>();
		fields.addAll(model.keyFields());
		fields.addAll(required);
		for (String name : only) {
			if (name.equals("pk") || name.contains("__") || this.compiler.scope().annotations().containsKey(name)) {
				continue;
			}
			fields.addAll(Names.fields(model, name));
		}
		return fields;
	}

	private void addRelated(String path, Map<String, InstanceReader> related, @Nullable List<String> only) {
		List<String> names = Names.split(path);
		InstanceReader parent = this.root;
		StringBuilder done = new StringBuilder();
		for (String name : names) {
			RelationMeta relation = parent.place().model().relation(name);
			if (relation == null) {
				if (parent.place().model().field(name) != null) {
					throw new FieldError(parent.place().model().name() + "." + name + " is not a relation"
							+ Names.within(name, path) + ".");
				}
				throw Names.unknown(name, parent.place().model(), path, List.of());
			}
			if (relation.toMany()) {
				throw new ParamsError("selectRelated('" + Names.shown(path) + "') would multiply rows: "
						+ parent.place().model().name() + "." + name + " leads to many. Use prefetchRelated('"
						+ Names.shown(path) + "').");
			}
			done.append(done.isEmpty() ? "" : "__").append(name);
			InstanceReader known = related.get(done.toString());
			if (known == null) {
				Place place = this.compiler.scope().joins().join(parent.place(), relation);
				known = reader(place, relatedFields(place.model(), done + "__", only));
				parent.add(relation, known);
				related.put(done.toString(), known);
			}
			parent = known;
		}
	}

	private static @Nullable Set<FieldMeta> relatedFields(ModelMeta model, String prefix, @Nullable List<String> only) {
		if (only == null || only.stream().noneMatch((name) -> name.startsWith(prefix))) {
			return null;
		}
		Set<FieldMeta> fields = new LinkedHashSet<>();
		fields.addAll(model.keyFields());
		for (String name : only) {
			String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "__";
			if (!rest.equals("pk") && !rest.contains("__")) {
				fields.addAll(Names.fields(model, rest));
			}
		}
		return fields;
	}

	private InstanceReader reader(Place place, @Nullable Set<FieldMeta> only) {
		List<FieldMeta> fields = (only != null) ? List.copyOf(only) : place.model().fields();
		int first = this.outputs.size();
		fields.forEach((field) -> this.outputs.add(Output.column(this.compiler.scope().paths().column(place, field))));
		return new InstanceReader(place, fields, first, this.dialect);
	}

}
