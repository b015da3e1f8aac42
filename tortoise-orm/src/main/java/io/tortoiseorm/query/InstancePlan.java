package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.db.SqlRow;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.InstanceWriter;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.query.JoinPlan.Place;
import org.jspecify.annotations.Nullable;

/**
 * How rows become instances: which columns are selected, and one mapper made once per
 * query that reads them by position.
 */
final class InstancePlan {

	private final SelectCompiler compiler;

	private final Dialect dialect;

	private final List<Output> outputs = new ArrayList<>();

	private final Node root;

	private final Map<String, ColumnReader> annotations = new LinkedHashMap<>();

	private InstancePlan(SelectCompiler compiler, QueryState state, Set<FieldMeta> required) {
		this.compiler = compiler;
		this.dialect = compiler.scope().dialect();
		List<String> only = state.only();
		this.root = node(compiler.scope().joins().rootPlace(), (only != null) ? rootFields(only, required) : null);
		Map<String, Node> related = new LinkedHashMap<>();
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
		return new InstancePlan(compiler, state, required);
	}

	List<Output> outputs() {
		return this.outputs;
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
			return this.root::readPresent;
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
		fields.add(model.primaryKey());
		fields.addAll(required);
		for (String name : only) {
			if (name.contains("__") || this.compiler.scope().annotations().containsKey(name)) {
				continue;
			}
			fields.add(field(model, name));
		}
		return fields;
	}

	private static FieldMeta field(ModelMeta model, String name) {
		FieldMeta field = model.field(name);
		RelationMeta relation = model.relation(name);
		if (field == null && relation != null && relation.isForward() && !relation.toMany()) {
			field = relation.sourceField();
		}
		if (field == null) {
			throw Names.unknown(name, model, name, List.of());
		}
		return field;
	}

	private void addRelated(String path, Map<String, Node> related, @Nullable List<String> only) {
		List<String> names = Names.split(path);
		Node parent = this.root;
		StringBuilder done = new StringBuilder();
		for (String name : names) {
			RelationMeta relation = parent.place.model().relation(name);
			if (relation == null) {
				if (parent.place.model().field(name) != null) {
					throw new FieldError(parent.place.model().name() + "." + name + " is not a relation"
							+ Names.within(name, path) + ".");
				}
				throw Names.unknown(name, parent.place.model(), path, List.of());
			}
			if (relation.toMany()) {
				throw new ParamsError(
						"selectRelated('" + Names.shown(path) + "') would multiply rows: " + parent.place.model().name()
								+ "." + name + " leads to many. Use prefetchRelated('" + Names.shown(path) + "').");
			}
			done.append(done.isEmpty() ? "" : "__").append(name);
			Node known = related.get(done.toString());
			if (known == null) {
				Place place = this.compiler.scope().joins().join(parent.place, relation);
				known = node(place, relatedFields(place.model(), done + "__", only));
				parent.children.add(new Child(relation, known));
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
		fields.add(model.primaryKey());
		for (String name : only) {
			String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "__";
			if (!rest.contains("__")) {
				fields.add(field(model, rest));
			}
		}
		return fields;
	}

	private Node node(Place place, @Nullable Set<FieldMeta> only) {
		List<FieldMeta> fields = (only != null) ? List.copyOf(only) : place.model().fields();
		ColumnReader[] readers = new ColumnReader[fields.size()];
		int key = 0;
		for (int i = 0; i < readers.length; i++) {
			FieldMeta field = fields.get(i);
			readers[i] = new ColumnReader(this.outputs.size(), field.type(), this.dialect);
			if (field == place.model().primaryKey()) {
				key = i;
			}
			this.outputs.add(Output.column(this.compiler.scope().paths().column(place, field)));
		}
		return new Node(place, fields, readers, key, only != null);
	}

	/**
	 * One model in the row, with the to-one relations loaded beside it.
	 */
	private static final class Node {

		private final Place place;

		private final ModelMeta model;

		private final FieldMeta[] fields;

		private final ColumnReader[] readers;

		private final int key;

		private final boolean partial;

		private final InstanceWriter writer;

		private final Snapshots snapshots;

		private final List<Child> children = new ArrayList<>();

		Node(Place place, List<FieldMeta> fields, ColumnReader[] readers, int key, boolean partial) {
			this.place = place;
			this.model = place.model();
			this.fields = fields.toArray(FieldMeta[]::new);
			this.readers = readers;
			this.key = key;
			this.partial = partial;
			this.writer = this.model.writer(fields);
			this.snapshots = Snapshots.of(this.model);
		}

		/**
		 * The instance, or {@code null} when an outer join found none.
		 */
		@Nullable ModelBase read(SqlRow row) {
			return (this.readers[this.key].readLogical(row) != null) ? readPresent(row) : null;
		}

		ModelBase readPresent(SqlRow row) {
			int count = this.readers.length;
			@Nullable Object[] values = new Object[count];
			@Nullable Object[] snapshot = this.snapshots.isShared(this.partial) ? values : new Object[this.model.fields().size()];
			for (int i = 0; i < count; i++) {
				Object logical = this.readers[i].readLogical(row);
				values[i] = this.readers[i].convert(logical);
				if (snapshot != values) {
					snapshot[this.fields[i].index()] = Snapshots.isMutable(this.fields[i]) ? logical : values[i];
				}
			}
			ModelBase instance = this.model.newInstance();
			this.writer.write(instance, values);
			InstanceState state = InstanceState.of(instance);
			state.setPersisted(true);
			state.setSnapshot(snapshot);
			if (this.partial) {
				state.setLoaded(this.fields);
			}
			for (Child child : this.children) {
				RelationSlot.setFetched(state.slot(child.relation), child.node.read(row));
			}
			return instance;
		}

	}

	private record Child(RelationMeta relation, Node node) {

	}

}
