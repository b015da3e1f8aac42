package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.CheckConstraint;
import io.tortoiseorm.Index;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.fields.Deferrable;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names in a model's table annotation: indexes, constraints, ordering, and
 * the sources of text search vectors.
 */
final class ConstraintLinker {

	private static final Set<String> SORTED_AND_HASHED = Set.of("btree", "hash");

	private final ModelMeta model;

	private final Set<String> names = new LinkedHashSet<>();

	ConstraintLinker(ModelMeta model) {
		this.model = model;
	}

	void link() {
		Table table = this.model.source().table();
		List<IndexMeta> indexes = new ArrayList<>();
		List<UniqueMeta> uniques = new ArrayList<>();
		List<CheckMeta> checks = new ArrayList<>();
		if (table != null) {
			for (Index index : table.indexes()) {
				indexes.add(index(index));
			}
			for (UniqueTogether unique : table.uniqueTogether()) {
				uniques.add(unique(unique));
			}
			for (CheckConstraint check : table.checks()) {
				checks.add(check(check));
			}
			for (String name : table.ordering()) {
				checkOrdering(name);
			}
		}
		this.model.relations().stream().filter(RelationMeta::holdsKey).forEach((relation) -> {
			addUnique(relation, uniques);
			addIndex(relation, indexes);
		});
		this.model.freezeConstraints(indexes, uniques, checks);
		this.model.fields().forEach(this::linkTextSearch);
	}

	/**
	 * What a single column says of itself takes a constraint where the key has several.
	 */
	private void addUnique(RelationMeta relation, List<UniqueMeta> uniques) {
		List<FieldMeta> key = relation.sourceFields();
		if (key.size() > 1 && relation.kind() == RelationMeta.Kind.ONE_TO_ONE && !key.equals(this.model.keyFields())
				&& uniques.stream().noneMatch((unique) -> unique.fields().equals(key) && unique.tellsConflicts())) {
			uniques.add(new UniqueMeta(DbNames.unique(table(), columns(key)), key, null, Deferrable.NOT));
		}
	}

	private void addIndex(RelationMeta relation, List<IndexMeta> indexes) {
		List<FieldMeta> key = relation.sourceFields();
		if (key.size() > 1 && key.get(0).source().options().flag("index")
				&& indexes.stream().noneMatch((index) -> index.fields().equals(key))) {
			indexes.add(new IndexMeta(DbNames.index(table(), columns(key)), key, List.of(), false, null, null));
		}
	}

	private static List<String> columns(List<FieldMeta> fields) {
		return fields.stream().map(FieldMeta::column).toList();
	}

	private IndexMeta index(Index index) {
		List<FieldMeta> fields = fields("indexes", index.value(), holdsAnything(index.using()));
		List<String> expressions = List.of(index.expressions());
		if (fields.isEmpty() == expressions.isEmpty()) {
			throw error(
					"an index of @Table(indexes) has %s."
						.formatted(fields.isEmpty() ? "neither fields nor expressions" : "both fields and expressions"),
					"Write one of them, as in @Index({\"email\", \"active\"}).");
		}
		if (fields.isEmpty() && index.name().isBlank()) {
			throw error("an index of expressions has no name.", "Write @Index(name = ..., expressions = ...).");
		}
		List<String> columns = fields.stream().map(FieldMeta::column).toList();
		String name = index.name();
		if (name.isBlank()) {
			name = index.unique() ? DbNames.uniqueIndex(table(), columns) : DbNames.index(table(), columns);
		}
		refuseTwin(name, index.name());
		return new IndexMeta(name, fields, expressions, index.unique(), textOrNull(index.condition()),
				textOrNull(index.using()));
	}

	private UniqueMeta unique(UniqueTogether unique) {
		List<FieldMeta> fields = fields("uniqueTogether", unique.value(), false);
		if (fields.isEmpty()) {
			throw error("@Table(uniqueTogether) has a set without fields.",
					"Write them, as in @UniqueTogether({\"order\", \"product\"}).");
		}
		String condition = textOrNull(unique.condition());
		if (condition != null && unique.deferrable() != Deferrable.NOT) {
			throw error("@Table(uniqueTogether) has a set with a condition that is deferrable.",
					"Leave out one of them: an index keeps the condition, and indexes cannot be put off.");
		}
		List<String> columns = fields.stream().map(FieldMeta::column).toList();
		String name = unique.name();
		if (name.isBlank()) {
			name = (condition != null) ? DbNames.uniqueIndex(table(), columns) : DbNames.unique(table(), columns);
		}
		refuseTwin(name, unique.name());
		return new UniqueMeta(name, fields, condition, unique.deferrable());
	}

	private CheckMeta check(CheckConstraint check) {
		if (check.name().isBlank()) {
			throw error("@Table(checks) has a condition without a name.",
					"Name it, as in @CheckConstraint(name = \"positive_total\", value = \"total > 0\").");
		}
		if (check.value().isBlank()) {
			throw error("@Table(checks) has no condition for \"%s\".".formatted(check.name()),
					"Write it in SQL, as in @CheckConstraint(name = \"positive_total\", value = \"total > 0\").");
		}
		refuseTwin(check.name(), check.name());
		return new CheckMeta(check.name(), check.value());
	}

	private void refuseTwin(String name, String given) {
		if (!this.names.add(name)) {
			throw error(
					given.isBlank() ? "@Table declares the same index or constraint twice: %s.".formatted(name)
							: "@Table has two indexes or constraints called %s.".formatted(name),
					given.isBlank() ? "Remove one." : "Rename one.");
		}
	}

	/** Kinds of their own are made for what sorted and hashed indexes cannot hold. */
	private static boolean holdsAnything(String using) {
		return !using.isBlank() && !SORTED_AND_HASHED.contains(using.strip().toLowerCase(Locale.ROOT));
	}

	private List<FieldMeta> fields(String option, String[] names, boolean anyKind) {
		List<FieldMeta> fields = new ArrayList<>();
		for (String name : names) {
			for (FieldMeta field : fields(option, name, anyKind)) {
				if (fields.contains(field)) {
					throw error("@Table(%s) names \"%s\" twice in one set.".formatted(option, name), "Name it once.");
				}
				fields.add(field);
			}
		}
		return fields;
	}

	private List<FieldMeta> fields(String option, String name, boolean anyKind) {
		FieldMeta field = this.model.field(name);
		RelationMeta relation = this.model.relation(name);
		if (field == null && relation != null) {
			if (relation.toMany() || relation.kind() == RelationMeta.Kind.REVERSE_ONE_TO_ONE) {
				throw error("@Table(%s) names \"%s\", a relation that has no column here.".formatted(option, name),
						"Name fields and foreign keys of %s.".formatted(this.model.name()));
			}
			return relation.sourceFields();
		}
		if (field == null) {
			List<String> allowed = this.model.fields().stream().map(FieldMeta::name).toList();
			throw error("@Table(%s) names \"%s\", which is not a field.".formatted(option, name),
					Suggestions.sentence(name, allowed));
		}
		PropertySource property = field.source();
		if (!anyKind && !property.kind().canBeIndexed()) {
			throw error("@Table(%s) names \"%s\", %s, which cannot be indexed.".formatted(option, name,
					property.kind().withArticle()), "Take it out.");
		}
		return List.of(field);
	}

	private void checkOrdering(String ordering) {
		String path = ordering.startsWith("-") ? ordering.substring(1) : ordering;
		ModelMeta at = this.model;
		String[] names = path.split("__", -1);
		for (int i = 0; i < names.length; i++) {
			RelationMeta relation = at.relation(names[i]);
			boolean last = i == names.length - 1;
			if ((last && at.field(names[i]) == null && relation == null) || (!last && relation == null)) {
				throw error("@Table(ordering) has \"%s\", but %s has no %s \"%s\".".formatted(ordering, at.name(),
						last ? "field" : "relation", names[i]), Suggestions.sentence(names[i], at.names()));
			}
			at = last ? at : Objects.requireNonNull(relation).target();
		}
	}

	private void linkTextSearch(FieldMeta field) {
		PropertySource property = field.source();
		List<String> sources = property.options().texts("sourceFields");
		if (property.kind() != FieldKind.TSVECTOR || sources.isEmpty()) {
			return;
		}
		List<FieldMeta> fields = new ArrayList<>();
		for (String name : sources) {
			FieldMeta source = this.model.field(name);
			if (source == null || !source.sqlType().isText()) {
				throw property.error("has the source field \"%s\", which is not a text field of %s.".formatted(name,
						this.model.name()), Suggestions.sentence(name, textFields()));
			}
			fields.add(source);
		}
		field.link(new TextSearchMeta(fields, property.options().text("config"), property.options().texts("weights")));
	}

	private List<String> textFields() {
		return this.model.fields()
			.stream()
			.filter((candidate) -> candidate.sqlType().isText())
			.map(FieldMeta::name)
			.toList();
	}

	private String table() {
		return this.model.table().name();
	}

	private ConfigurationError error(String problem, String mend) {
		return ModelErrors.of(this.model.type(), problem, mend);
	}

	private static @Nullable String textOrNull(String text) {
		return text.isBlank() ? null : text;
	}

}
