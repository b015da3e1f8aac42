package io.tortoiseorm.processor.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

import io.tortoiseorm.processor.model.Column;
import io.tortoiseorm.processor.model.FieldKind;
import io.tortoiseorm.processor.model.HolderKind;
import io.tortoiseorm.processor.model.KeyTypes;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.ModelReader;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Problems;
import io.tortoiseorm.processor.model.Property;
import io.tortoiseorm.processor.model.Relation;
import io.tortoiseorm.processor.model.RelationGraph;
import io.tortoiseorm.processor.model.Suggestions;
import org.jspecify.annotations.Nullable;

/**
 * Checks the names in a model's table annotation: indexes, unique constraints, ordering,
 * and the sources of text search vectors.
 */
final class TableChecks {

	private final ModelReader reader;

	private final RelationGraph graph;

	private final KeyTypes keys;

	private final Problems problems;

	TableChecks(ModelReader reader, RelationGraph graph, Problems problems) {
		this.reader = reader;
		this.graph = graph;
		this.keys = new KeyTypes(reader);
		this.problems = problems;
	}

	void check(ModelClass model) {
		Options table = model.table();
		Set<String> names = new HashSet<>();
		for (AnnotationMirror mirror : table.annotations("indexes")) {
			checkIndex(model, Options.of(mirror, this.reader.language().elements()), names);
		}
		for (AnnotationMirror mirror : table.annotations("uniqueTogether")) {
			checkUnique(model, Options.of(mirror, this.reader.language().elements()), names);
		}
		for (AnnotationMirror mirror : table.annotations("checks")) {
			checkCondition(model, Options.of(mirror, this.reader.language().elements()), names);
		}
		table.texts("ordering").forEach((ordering) -> checkOrdering(model, ordering));
		model.properties().forEach((property) -> checkTextSearch(model, property));
	}

	private void checkIndex(ModelClass model, Options index, Set<String> names) {
		List<String> fields = index.texts("value");
		List<String> expressions = index.texts("expressions");
		checkFields(model, "indexes", fields, index);
		if (fields.isEmpty() == expressions.isEmpty()) {
			add(model,
					"an index of @Table(indexes) has %s."
						.formatted(fields.isEmpty() ? "neither fields nor expressions" : "both fields and expressions"),
					"Write one of them, as in @Index({\"email\", \"active\"}).", index, null);
		}
		else if (fields.isEmpty() && index.text("name") == null) {
			add(model, "an index of expressions has no name.", "Write @Index(name = ..., expressions = ...).", index,
					null);
		}
		refuseTwin(model, index, names);
	}

	private void checkUnique(ModelClass model, Options unique, Set<String> names) {
		List<String> fields = unique.texts("value");
		checkFields(model, "uniqueTogether", fields, unique);
		if (fields.isEmpty()) {
			add(model, "@Table(uniqueTogether) has a set without fields.",
					"Write them, as in @UniqueTogether({\"order\", \"product\"}).", unique, "value");
		}
		if (unique.text("condition") != null && !unique.constant("deferrable").equals("NOT")) {
			add(model, "@Table(uniqueTogether) has a set with a condition that is deferrable.",
					"Leave out one of them: an index keeps the condition, and indexes cannot be put off.", unique,
					"deferrable");
		}
		refuseTwin(model, unique, names);
	}

	private void checkCondition(ModelClass model, Options check, Set<String> names) {
		if (check.text("name") == null) {
			add(model, "@Table(checks) has a condition without a name.",
					"Name it, as in @CheckConstraint(name = \"positive_total\", value = \"total > 0\").", check,
					"name");
		}
		else if (check.text("value") == null) {
			add(model, "@Table(checks) has no condition for \"%s\".".formatted(check.text("name")),
					"Write it in SQL, as in @CheckConstraint(name = \"positive_total\", value = \"total > 0\").", check,
					"value");
		}
		refuseTwin(model, check, names);
	}

	private void refuseTwin(ModelClass model, Options constraint, Set<String> names) {
		String name = constraint.text("name");
		if (name != null && !names.add(name)) {
			add(model, "@Table has two indexes or constraints called %s.".formatted(name), "Rename one.", constraint,
					"name");
		}
	}

	private void checkFields(ModelClass model, String option, List<String> names, Options written) {
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			List<String> fields = fields(model, option, name, written).stream().map(Column::name).toList();
			if (fields.stream().anyMatch(seen::contains)) {
				add(model, "@Table(%s) names \"%s\" twice in one set.".formatted(option, name), "Name it once.",
						written, "value");
			}
			seen.addAll(fields);
		}
	}

	private List<Column> fields(ModelClass model, String option, String name, Options written) {
		Column column = name.equals("pk") ? onlyKey(model) : this.keys.column(model, name);
		Relation relation = this.graph.relation(model.element(), name);
		if (column == null && relation != null) {
			if (relation.toMany() || relation.kind() == HolderKind.REVERSE_ONE_TO_ONE) {
				add(model, "@Table(%s) names \"%s\", a relation that has no column here.".formatted(option, name),
						"Name fields and foreign keys of %s.".formatted(model.name()), written, "value");
				return List.of();
			}
			return this.keys.columns(relation.declaredBy());
		}
		if (column == null) {
			List<String> allowed = this.keys.columns(model).stream().map(Column::name).toList();
			add(model, "@Table(%s) names \"%s\", which is not a field.".formatted(option, name),
					Suggestions.sentence(name, allowed), written, "value");
			return List.of();
		}
		if (!column.property().kind().canBeIndexed()) {
			add(model, "@Table(%s) names \"%s\", %s, which cannot be indexed.".formatted(option, name,
					column.property().kind().withArticle()), "Take it out.", written, "value");
		}
		return List.of(column);
	}

	private @Nullable Column onlyKey(ModelClass model) {
		List<Column> key = this.keys.keyColumns(model);
		return (key.size() == 1) ? key.get(0) : null;
	}

	private void checkOrdering(ModelClass model, String ordering) {
		String[] names = (ordering.startsWith("-") ? ordering.substring(1) : ordering).split("__", -1);
		ModelClass at = model;
		for (int i = 0; i < names.length; i++) {
			Relation relation = this.graph.relation(at.element(), names[i]);
			boolean last = i == names.length - 1;
			boolean known = relation != null
					|| (last && (names[i].equals("pk") || this.keys.column(at, names[i]) != null));
			if (!known) {
				add(model,
						"@Table(ordering) has \"%s\", but %s has no %s \"%s\".".formatted(ordering, at.name(),
								last ? "field" : "relation", names[i]),
						Suggestions.sentence(names[i], names(at)), model.table(), "ordering");
				return;
			}
			if (!last && relation != null) {
				at = this.reader.read(relation.target());
			}
		}
	}

	private List<String> names(ModelClass model) {
		Set<String> names = new TreeSet<>();
		this.keys.columns(model).forEach((column) -> names.add(column.name()));
		this.graph.relations(model.element()).forEach((relation) -> names.add(relation.name()));
		names.add("pk");
		return List.copyOf(names);
	}

	private void checkTextSearch(ModelClass model, Property property) {
		if (property.kind() != FieldKind.TSVECTOR) {
			return;
		}
		for (String name : property.options().texts("sourceFields")) {
			Property source = model.column(name);
			if (source == null || !isText(source)) {
				List<String> texts = model.columns().stream().filter(this::isText).map(Property::valueName).toList();
				this.problems.add(property.problemOf("sourceFields",
						"has the source field \"%s\", which is not a text field of %s.".formatted(name, model.name()),
						Suggestions.sentence(name, texts)));
			}
		}
	}

	private boolean isText(Property property) {
		Property value = this.keys.valueOf(property);
		return value != null && value.kind().isText();
	}

	private void add(ModelClass model, String problem, String mend, Options written, @Nullable String option) {
		AnnotationValue value = (option != null) ? written.written(option) : null;
		this.problems.add(model.problem(problem, mend, written.mirror(), value));
	}

}
