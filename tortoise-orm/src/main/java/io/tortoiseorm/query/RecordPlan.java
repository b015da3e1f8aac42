package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a model become records that nest others: to-one relations are joined
 * and read from the same row, each to-many relation is a plan of its own. Immutable once
 * made, and thread-safe.
 */
final class RecordPlan implements ResultShape<@Nullable Object[]> {

	private final Node root;

	private final List<Selection> selections = new ArrayList<>();

	/** The component that each selection is for; {@code null} where it is a key. */
	private final List<@Nullable Target> targets = new ArrayList<>();

	private final List<Many> many = new ArrayList<>();

	private RecordPlan(RecordType type, ModelMeta model, Set<Class<?>> around) {
		this.root = node(type, model, "", around);
	}

	/**
	 * Plans a record.
	 * @param type the record
	 * @param model the model whose rows it is made from
	 * @throws ParamsError if the record nests itself
	 */
	static RecordPlan of(RecordType type, ModelMeta model) {
		return new RecordPlan(type, model, new LinkedHashSet<>());
	}

	/**
	 * What the statement for the rows selects.
	 */
	List<Selection> selections() {
		return this.selections;
	}

	/**
	 * The to-many relations, each read by a statement of its own.
	 */
	List<Many> many() {
		return this.many;
	}

	@Override
	public Function<@Nullable Object[], @Nullable Object[]> converter(List<Column> columns) {
		@Nullable ComponentConversion[] conversions = new ComponentConversion[this.targets.size()];
		for (int i = 0; i < conversions.length; i++) {
			Target target = this.targets.get(i);
			conversions[i] = (target != null)
					? ComponentConversion.of(target.type(), target.component(), columns.get(i)) : null;
		}
		return (values) -> {
			for (int i = 0; i < conversions.length; i++) {
				ComponentConversion conversion = conversions[i];
				values[i] = (conversion != null) ? conversion.apply(values[i]) : values[i];
			}
			return values;
		};
	}

	/**
	 * Makes the record of a row.
	 * @param row the selected values
	 * @param found what each to-many relation gave, by the key of its owner
	 */
	Object record(@Nullable Object[] row, List<Map<Object, List<Object>>> found) {
		return this.root.create(row, found);
	}

	private Node node(RecordType type, ModelMeta model, String prefix, Set<Class<?>> around) {
		if (!around.add(type.type())) {
			throw new ParamsError("Record " + type.name() + " nests itself, so values(..) would never end: "
					+ "give the inner one a record of its own.");
		}
		List<Argument> arguments = new ArrayList<>(type.components().size());
		for (RecordType.Component component : type.components()) {
			arguments.add(argument(type, component, model, prefix, around));
		}
		around.remove(type.type());
		return new Node(type, arguments.toArray(Argument[]::new));
	}

	private Argument argument(RecordType type, RecordType.Component component, ModelMeta model, String prefix,
			Set<Class<?>> around) {
		Class<?> nested = component.nested();
		Place place = (nested != null) ? place(model, prefix, component.path()) : null;
		if (nested == null || place == null) {
			int column = select(new Selection(unique(prefix + component.name()), prefix + component.path()),
					new Target(type, component));
			return (row, found) -> row[column];
		}
		RelationMeta relation = place.relation();
		if (relation.toMany() != component.collection()) {
			throw new ParamsError("Component '" + component.name() + "' of record " + type.name() + " is "
					+ (component.collection() ? "a collection" : "one record") + ", but " + relation.source().name()
					+ "." + relation.name() + " leads to " + (relation.toMany() ? "many." : "one."));
		}
		RecordType inner = RecordType.of(nested);
		if (relation.toMany()) {
			return many(component, relation, place.prefix(), new RecordPlan(inner, relation.target(), around));
		}
		String path = place.prefix() + relation.name() + "__";
		List<Integer> presence = keys(path, relation.target().keyFields());
		Node node = node(inner, relation.target(), path, around);
		return (row, found) -> (key(row, presence) != null) ? node.create(row, found) : null;
	}

	private Argument many(RecordType.Component component, RelationMeta relation, String prefix, RecordPlan plan) {
		List<Integer> owner = keys(prefix, relation.sourceFields());
		int index = this.many.size();
		Many many = new Many(relation, plan, owner);
		this.many.add(many);
		return (row, found) -> {
			Object ownerKey = many.owner(row);
			return component
				.collected((ownerKey != null) ? found.get(index).getOrDefault(ownerKey, List.of()) : List.of());
		};
	}

	/**
	 * Selects the fields of a key.
	 * @return the selections
	 */
	private List<Integer> keys(String prefix, List<FieldMeta> fields) {
		return fields.stream()
			.map((field) -> prefix + field.name())
			.map((path) -> select(new Selection(unique(path), path), null))
			.toList();
	}

	private static @Nullable Object key(@Nullable Object[] row, List<Integer> positions) {
		if (positions.size() == 1) {
			return row[positions.get(0)];
		}
		List<Object> values = new ArrayList<>(positions.size());
		for (int position : positions) {
			Object value = row[position];
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		return List.copyOf(values);
	}

	private int select(Selection selection, @Nullable Target target) {
		this.selections.add(selection);
		this.targets.add(target);
		return this.selections.size() - 1;
	}

	/**
	 * A name that no other selection has.
	 */
	private String unique(String name) {
		String candidate = name;
		int number = 1;
		while (isTaken(candidate)) {
			number++;
			candidate = name + "_" + number;
		}
		return candidate;
	}

	private boolean isTaken(String name) {
		return this.selections.stream().anyMatch((selection) -> selection.name().equals(name));
	}

	/**
	 * The relation that a path ends in, or {@code null} when it ends in a field.
	 */
	private static @Nullable Place place(ModelMeta model, String prefix, String path) {
		List<String> names = Names.split(path);
		ModelMeta at = model;
		StringBuilder done = new StringBuilder(prefix);
		for (String name : names.subList(0, names.size() - 1)) {
			RelationMeta relation = at.relation(name);
			if (relation == null) {
				return null;
			}
			if (relation.toMany()) {
				throw new FieldError("'" + Names.shown(path) + "' leads over " + at.name() + "." + name
						+ " to many rows: nest a collection of records for it.");
			}
			done.append(name).append("__");
			at = relation.target();
		}
		RelationMeta last = at.relation(names.get(names.size() - 1));
		return (last != null) ? new Place(done.toString(), last) : null;
	}

	/**
	 * A to-many relation of the record.
	 *
	 * @param relation the relation
	 * @param plan how its rows become records
	 * @param key the selections that hold the key of the owner
	 */
	record Many(RelationMeta relation, RecordPlan plan, List<Integer> key) {

		/**
		 * The key of the owner in a row.
		 * @return the value, a list of values for several; {@code null} while one is
		 * missing
		 */
		@Nullable Object owner(@Nullable Object[] row) {
			return RecordPlan.key(row, this.key);
		}

	}

	private record Place(String prefix, RelationMeta relation) {

	}

	private record Target(RecordType type, RecordType.Component component) {

	}

	/**
	 * Finds the value of a component.
	 */
	@FunctionalInterface
	private interface Argument {

		@Nullable Object value(@Nullable Object[] row, List<Map<Object, List<Object>>> found);

	}

	/**
	 * One record in a row.
	 */
	private record Node(RecordType type, Argument[] arguments) {

		Object create(@Nullable Object[] row, List<Map<Object, List<Object>>> found) {
			@Nullable Object[] values = new Object[this.arguments.length];
			for (int i = 0; i < values.length; i++) {
				values[i] = this.arguments[i].value(row, found);
			}
			return this.type.create(values);
		}

	}

}
