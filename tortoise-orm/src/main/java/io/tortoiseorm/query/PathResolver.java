package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.query.JoinPlan.Place;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names joined by {@code __} against the metadata: relations, then a field, then
 * parts of it, then a lookup.
 */
final class PathResolver {

	private final ModelMeta root;

	private final JoinPlan joins;

	private final QueryScope scope;

	PathResolver(ModelMeta root, JoinPlan joins, QueryScope scope) {
		this.root = root;
		this.joins = joins;
		this.scope = scope;
	}

	/**
	 * The value a path names, with nothing behind it but parts of dates or a way into
	 * JSON.
	 */
	TypedNode reference(String path) {
		Walk walk = walk(path);
		TypedNode node = walk.node();
		List<String> rest = walk.rest();
		if (!rest.isEmpty() && node.sqlType().kind() == SqlType.Kind.JSON) {
			return JsonFilter.value(this.scope, node.node(), rest, ValueType.STRING);
		}
		for (String name : rest) {
			TypedNode part = part(node, name);
			if (part == null) {
				throw notAPart(name, walk, path);
			}
			node = part;
		}
		return node;
	}

	/**
	 * What a lookup key tests, and with which lookup.
	 */
	Resolved resolve(String key) {
		Walk walk = walk(key);
		TypedNode node = walk.node();
		List<String> rest = walk.rest();
		for (int i = 0; i < rest.size(); i++) {
			String name = rest.get(i);
			boolean last = i == rest.size() - 1;
			TypedNode part = part(node, name);
			if (part != null) {
				node = part;
			}
			else if (last && this.scope.environment().lookups().find(name) != null) {
				return new Resolved(node, walk.relation(), name);
			}
			else {
				throw notAPart(name, walk, key);
			}
		}
		return new Resolved(node, walk.relation(), "exact");
	}

	/**
	 * The relation a path ends in, with the place it starts from.
	 */
	RelationEnd relation(String path) {
		Place place = this.joins.rootPlace();
		List<String> names = Names.split(path);
		for (int i = 0; i < names.size(); i++) {
			RelationMeta relation = place.model().relation(names.get(i));
			if (relation == null) {
				if (place.model().field(names.get(i)) != null) {
					throw new FieldError(place.model().name() + "." + names.get(i) + " is not a relation"
							+ Names.within(names.get(i), path) + ".");
				}
				throw Names.unknown(names.get(i), place.model(), path, List.of());
			}
			if (i == names.size() - 1) {
				return new RelationEnd(place, relation);
			}
			place = this.joins.join(place, relation);
		}
		throw new FieldError("A relation's path must not be empty.");
	}

	/**
	 * A column at a place, noted as used.
	 */
	TypedNode column(Place place, FieldMeta field) {
		return this.scope.used(new TypedNode(place.column(field), field.type(), field.nullable() || place.outer()));
	}

	/**
	 * What a lookup key tests when it is a composite key.
	 * @return the test, or {@code null} when the key leads to anything else
	 */
	@Nullable CompositeKeyLookup compositeKey(String key) {
		List<String> names = Names.split(key);
		CompositeEnd end = compositeEnd(names);
		if (end == null) {
			return null;
		}
		if (end.rest().size() > 1) {
			throw new FieldError("'" + Names.shown(end.rest().get(0)) + "' is no part of the composite key of "
					+ end.model().name() + Names.within(end.rest().get(0), key) + ".");
		}
		List<TypedNode> columns = columns(end);
		return new CompositeKeyLookup(end.model(), columns, end.isOptional() ? columns : columns.subList(0, 1),
				end.rest().isEmpty() ? "exact" : end.rest().get(0), key);
	}

	/**
	 * The fields of the composite key that a path leads to.
	 * @return paths, or {@code null} when it leads to anything else
	 */
	@Nullable List<String> compositeFields(String path) {
		List<String> names = Names.split(path);
		CompositeEnd end = compositeEnd(names);
		if (end == null || !end.rest().isEmpty()) {
			return null;
		}
		StringBuilder prefix = new StringBuilder();
		end.way().forEach((relation) -> prefix.append(relation.name()).append("__"));
		RelationMeta last = end.last();
		if (last != null && last.holdsKey()) {
			return last.sourceFields().stream().map((field) -> prefix + field.name()).toList();
		}
		prefix.append((last != null) ? last.name() + "__" : "");
		return KeyParts.names(end.model()).stream().map((name) -> prefix + name).toList();
	}

	/**
	 * The columns that hold a composite key: a reference's own, the link table's, or the
	 * target's.
	 */
	private List<TypedNode> columns(CompositeEnd end) {
		Place place = this.joins.rootPlace();
		for (RelationMeta relation : end.way()) {
			place = this.joins.join(place, relation);
		}
		RelationMeta last = end.last();
		if (last == null) {
			return columns(place, end.model().keyFields());
		}
		if (last.holdsKey()) {
			return columns(place, last.sourceFields());
		}
		ThroughMeta through = last.through();
		if (through == null || this.scope.globals().apply(last.target())) {
			return columns(this.joins.join(place, last), end.model().keyFields());
		}
		List<SqlNode> links = this.joins.throughKey(place, last, through);
		List<TypedNode> columns = new ArrayList<>(links.size());
		for (int i = 0; i < links.size(); i++) {
			columns.add(this.scope.used(new TypedNode(links.get(i), last.targetFields().get(i).type(), true)));
		}
		return columns;
	}

	private List<TypedNode> columns(Place place, List<FieldMeta> fields) {
		return fields.stream().map((field) -> column(place, field)).toList();
	}

	private @Nullable CompositeEnd compositeEnd(List<String> names) {
		if (this.scope.annotations().containsKey(names.get(0))) {
			return null;
		}
		ModelMeta model = this.root;
		List<RelationMeta> way = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			if (model.isComposite() && names.get(i).equals("pk")) {
				return new CompositeEnd(model, way, null, names.subList(i + 1, names.size()));
			}
			RelationMeta relation = (model.field(names.get(i)) == null) ? model.relation(names.get(i)) : null;
			if (relation == null) {
				return null;
			}
			model = relation.target();
			boolean keyed = relation.holdsKey() ? relation.sourceFields().size() > 1 : model.isComposite();
			boolean explicit = i + 1 < names.size() && names.get(i + 1).equals("pk");
			if (keyed && (explicit || i + 1 == names.size() || isLookupOnly(relation, names.get(i + 1)))) {
				return new CompositeEnd(model, way, relation, names.subList(explicit ? i + 2 : i + 1, names.size()));
			}
			way.add(relation);
		}
		return null;
	}

	/**
	 * A composite key at the end of a path.
	 *
	 * @param model the model with the key
	 * @param way the relations to where the key is held
	 * @param last the relation behind them whose key it is, or {@code null}
	 * @param rest what follows
	 */
	private record CompositeEnd(ModelMeta model, List<RelationMeta> way, @Nullable RelationMeta last,
			List<String> rest) {

		/** Whether it is a reference that may be missing in part. */
		boolean isOptional() {
			return this.last != null && this.last.holdsKey() && this.last.nullable();
		}

	}

	private Walk walk(String path) {
		List<String> names = Names.split(path);
		if (this.scope.annotations().containsKey(names.get(0))) {
			TypedNode node = this.scope.annotation(names.get(0)).value();
			return new Walk(node, null, names.subList(1, names.size()), names.get(0));
		}
		Place place = this.joins.rootPlace();
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i);
			FieldMeta field = place.model().field(name);
			if (field != null) {
				return new Walk(column(place, field), null, names.subList(i + 1, names.size()),
						place.model().name() + "." + name);
			}
			RelationMeta relation = place.model().relation(name);
			if (name.equals("pk")) {
				throw compositeKeyAsValue(place.model(), path);
			}
			if (relation == null) {
				throw Names.unknown(name, place.model(), path,
						(i == 0) ? this.scope.annotations().keySet() : List.of());
			}
			String next = (i + 1 < names.size()) ? names.get(i + 1) : null;
			FieldMeta own = (next != null) ? ownKey(relation, next) : null;
			if (own != null) {
				return new Walk(column(place, own), null, names.subList(i + 2, names.size()),
						place.model().name() + "." + name + "." + next);
			}
			if (next == null || isLookupOnly(relation, next)) {
				return new Walk(key(place, relation), relation, names.subList(i + 1, names.size()),
						place.model().name() + "." + name);
			}
			place = this.joins.join(place, relation);
		}
		throw new FieldError("A path must not be empty.");
	}

	/**
	 * Whether a path leads over one relation to the field that the key column already
	 * holds.
	 */
	boolean isOwnKey(String path) {
		List<String> names = Names.split(path);
		RelationMeta relation = this.root.relation(names.get(0));
		return names.size() == 2 && relation != null && ownKey(relation, names.get(1)) != null;
	}

	/**
	 * The own field that already holds what a name behind a relation means.
	 */
	private static @Nullable FieldMeta ownKey(RelationMeta relation, String next) {
		FieldMeta meant = relation.holdsKey() ? relation.target().field(next) : null;
		int position = (meant != null) ? relation.targetFields().indexOf(meant) : -1;
		return (position >= 0) ? relation.sourceFields().get(position) : null;
	}

	private boolean isLookupOnly(RelationMeta relation, String next) {
		return relation.target().field(next) == null && relation.target().relation(next) == null
				&& this.scope.environment().lookups().find(next) != null;
	}

	/**
	 * The key of a relation's target: the key column itself, the link table's, or the
	 * target's.
	 */
	private TypedNode key(Place place, RelationMeta relation) {
		if (relation.holdsKey() ? relation.sourceFields().size() > 1 : relation.target().isComposite()) {
			throw compositeKeyAsValue(relation.target(), relation.name());
		}
		if (relation.holdsKey()) {
			return column(place, relation.sourceField());
		}
		ThroughMeta through = relation.through();
		if (through != null && !this.scope.globals().apply(relation.target())) {
			return this.scope.used(new TypedNode(this.joins.throughKey(place, relation, through).get(0),
					relation.targetField().type(), true));
		}
		Place target = this.joins.join(place, relation);
		return column(target, relation.target().primaryKey());
	}

	private static FieldError compositeKeyAsValue(ModelMeta model, String path) {
		return new FieldError("'" + Names.shown(path) + "' is the composite key of " + model.name()
				+ ", which is no single value: name one of its fields " + KeyParts.names(model) + ".");
	}

	private @Nullable TypedNode part(TypedNode node, String name) {
		Operators operators = this.scope.dialect().operators();
		SqlType type = node.sqlType();
		switch (type.kind()) {
			case DATE, TIME, TIMESTAMP, INSTANT -> {
				return DateParts.of(operators, node, name);
			}
			case ARRAY -> {
				if (name.equals("len")) {
					return new TypedNode(operators.arrayLength(node.node()), ValueType.INTEGER, node.nullable());
				}
			}
			default -> {
			}
		}
		return null;
	}

	private FieldError notAPart(String name, Walk walk, String path) {
		return new FieldError("'" + Names.shown(name) + "' is neither a lookup nor a part of " + walk.described()
				+ Names.within(name, path) + "." + Names.suggestion(name, this.scope.environment().lookups().names()));
	}

	private record Walk(TypedNode node, @Nullable RelationMeta relation, List<String> rest, String described) {

	}

	/**
	 * What a lookup key tests.
	 *
	 * @param node the value
	 * @param relation the relation whose key it is, or {@code null}
	 * @param lookup the name of the lookup
	 */
	record Resolved(TypedNode node, @Nullable RelationMeta relation, String lookup) {

	}

	/**
	 * A relation at the end of a path.
	 *
	 * @param from where it starts
	 * @param relation the relation
	 */
	record RelationEnd(Place from, RelationMeta relation) {

	}

}
