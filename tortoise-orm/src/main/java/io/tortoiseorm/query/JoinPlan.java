package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one query: the root and one alias for each relation path, joined once
 * however often it is named.
 */
final class JoinPlan {

	private final Dialect dialect;

	private final ModelMeta root;

	private final String rootAlias;

	private final GlobalConditions globals;

	private final Map<String, Joined> joins = new LinkedHashMap<>();

	private final Set<String> locked = new HashSet<>();

	private final @Nullable IndexHint hint;

	private @Nullable SqlNode link;

	JoinPlan(Dialect dialect, ModelMeta root, String rootAlias, GlobalConditions globals, @Nullable IndexHint hint) {
		this.hint = hint;
		this.dialect = dialect;
		this.globals = globals;
		this.root = root;
		this.rootAlias = rootAlias;
	}

	String rootAlias() {
		return this.rootAlias;
	}

	boolean isEmpty() {
		return this.joins.isEmpty();
	}

	SqlNode from() {
		SqlNode table = Select.aliased(this.root.table(), this.rootAlias);
		return isHinted() ? Sql.sequence(table, hint(Objects.requireNonNull(this.hint))) : table;
	}

	/**
	 * Whether the statement tells the database which indexes to use. A hint has no say in
	 * what is found: databases that take none do without.
	 */
	boolean isHinted() {
		return this.hint != null && this.dialect.supports(Feature.INDEX_HINTS);
	}

	private static SqlNode hint(IndexHint hint) {
		return (out) -> out.append(hint.force() ? " FORCE INDEX (" : " USE INDEX (").names(hint.names()).append(')');
	}

	/**
	 * Joins a link table that decides which rows are found, before all other joins.
	 * @return the link's columns that point to the owner of the relation
	 */
	List<SqlNode> link(RelationMeta relation, ThroughMeta through) {
		String alias = "link";
		this.link = Select.innerJoin(Select.aliased(through.table(), alias),
				Keys.equal(columns(alias, through.targetColumns()), fields(this.rootAlias, relation.targetFields())));
		return columns(alias, through.sourceColumns());
	}

	void addTo(Select.Builder select) {
		if (this.link != null) {
			select.join(this.link);
		}
		this.joins.forEach((path, joined) -> select.join(joined.node(this.locked.contains(path))));
	}

	Place rootPlace() {
		return rootPlace(this.root, this.rootAlias);
	}

	static Place rootPlace(ModelMeta root, String alias) {
		return new Place(root, alias, "", false);
	}

	/**
	 * The target of a relation, joined if it is not yet.
	 */
	Place join(Place from, RelationMeta relation) {
		String path = from.path().isEmpty() ? relation.name() : from.path() + "__" + relation.name();
		Joined joined = this.joins.get(path);
		if (joined == null) {
			requireSameConnection(relation);
			ThroughMeta through = relation.through();
			List<SqlNode> source = (through != null) ? throughKey(from, relation, through)
					: fields(from.alias(), relation.sourceFields());
			String alias = alias(path);
			List<SqlNode> on = new ArrayList<>();
			on.add(Keys.equal(fields(alias, relation.targetFields()), source));
			on.addAll(this.globals.of(relation.target(), alias));
			joined = new Joined(alias, relation, Select.aliased(relation.target().table(), alias), on);
			this.joins.put(path, joined);
		}
		return new Place(relation.target(), joined.alias(), path, true);
	}

	/**
	 * Notes that rows of a joined table are locked: not every database locks what an
	 * outer join may not find, so rows that are always there are joined otherwise.
	 */
	void lock(Place place) {
		StringBuilder path = new StringBuilder();
		for (String name : Names.split(place.path())) {
			path.append(path.isEmpty() ? "" : "__").append(name);
			Joined joined = this.joins.get(path.toString());
			if (joined == null || !joined.isAlwaysFound()) {
				return;
			}
			this.locked.add(path.toString());
		}
	}

	/**
	 * Refuses to reach rows of another database in one statement.
	 * @param relation the relation that is to be followed in SQL
	 */
	static void requireSameConnection(RelationMeta relation) {
		ModelMeta source = relation.source();
		ModelMeta target = relation.target();
		if (!source.connection().equals(target.connection())) {
			throw new FieldError(source.name() + "." + relation.name() + " leads from connection \""
					+ source.connection() + "\" to " + target.name() + " on connection \"" + target.connection()
					+ "\" and can not be joined: use prefetchRelated(\"" + relation.name()
					+ "\"), or ask for the keys first and filter by them.");
		}
	}

	/**
	 * The key of the target as the link table of a many-to-many relation holds it,
	 * without joining the target.
	 */
	List<SqlNode> throughKey(Place from, RelationMeta relation, ThroughMeta through) {
		return columns(through(from, relation, through), through.targetColumns());
	}

	private static List<SqlNode> fields(String alias, List<FieldMeta> fields) {
		return fields.stream().map((field) -> Sql.column(alias, field.column())).toList();
	}

	private static List<SqlNode> columns(String alias, List<String> columns) {
		return columns.stream().map((column) -> Sql.column(alias, column)).toList();
	}

	private String through(Place from, RelationMeta relation, ThroughMeta through) {
		String path = (from.path().isEmpty() ? "" : from.path() + "__") + relation.name() + "__through";
		Joined joined = this.joins.get(path);
		if (joined == null) {
			String alias = alias(path);
			joined = new Joined(alias, relation, Select.aliased(through.table(), alias), List.of(Keys
				.equal(columns(alias, through.sourceColumns()), fields(from.alias(), relation.sourceFields()))));
			this.joins.put(path, joined);
		}
		return joined.alias();
	}

	/**
	 * The relation path itself, shortened where the database's names must be shorter.
	 */
	private String alias(String path) {
		String alias = this.rootAlias.equals(this.root.table().name()) ? path : this.rootAlias + "__" + path;
		boolean taken = alias.equals(this.rootAlias)
				|| this.joins.values().stream().map(Joined::alias).anyMatch(alias::equals);
		int limit = this.dialect.limits().identifierLength();
		if (taken || alias.length() > limit) {
			String suffix = "_" + this.joins.size();
			return alias.substring(0, Math.min(alias.length(), limit - suffix.length())) + suffix;
		}
		return alias;
	}

	/**
	 * Where a path has arrived.
	 *
	 * @param model the model there
	 * @param alias its table's alias
	 * @param path the relations on the way, joined by {@code __}
	 * @param outer whether the row may be missing
	 */
	record Place(ModelMeta model, String alias, String path, boolean outer) {

		SqlNode column(FieldMeta field) {
			return Sql.column(this.alias, field.column());
		}

	}

	/**
	 * A table that is joined.
	 *
	 * @param alias its alias
	 * @param relation the relation it is reached by
	 * @param source the table with its alias
	 * @param on what must hold
	 */
	private record Joined(String alias, RelationMeta relation, SqlNode source, List<SqlNode> on) {

		boolean isAlwaysFound() {
			return !this.relation.nullable() && this.relation.isForward() && this.on.size() == 1;
		}

		SqlNode node(boolean locked) {
			return locked ? Select.innerJoin(this.source, Sql.and(this.on))
					: Select.leftJoin(this.source, Sql.and(this.on));
		}

	}

}
