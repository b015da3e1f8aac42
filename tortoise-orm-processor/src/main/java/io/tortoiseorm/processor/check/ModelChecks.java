package io.tortoiseorm.processor.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

import io.tortoiseorm.processor.model.Column;
import io.tortoiseorm.processor.model.KeyTypes;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.ModelReader;
import io.tortoiseorm.processor.model.Problems;
import io.tortoiseorm.processor.model.Property;
import io.tortoiseorm.processor.model.RelationGraph;

/**
 * Checks models: the mistakes that the ORM would refuse at start.
 */
public final class ModelChecks {

	private final Problems problems;

	private final KeyTypes keys;

	private final FieldChecks fields;

	private final RelationChecks relations;

	private final TableChecks tables;

	/**
	 * Creates the checks.
	 * @param reader reads models at the other ends of relations
	 * @param graph the relations of all models
	 * @param problems takes the mistakes
	 */
	public ModelChecks(ModelReader reader, RelationGraph graph, Problems problems) {
		this.problems = problems;
		this.keys = new KeyTypes(reader);
		this.fields = new FieldChecks(reader.language(), problems);
		this.relations = new RelationChecks(reader, graph, problems);
		this.tables = new TableChecks(reader, graph, problems);
	}

	/**
	 * Checks a model.
	 * @param model the model
	 */
	public void check(ModelClass model) {
		checkClass(model);
		model.properties().forEach(this.fields::check);
		checkColumns(model);
		this.relations.check(model);
		this.tables.check(model);
	}

	private void checkClass(ModelClass model) {
		TypeElement type = model.element();
		if (type.getNestingKind() == NestingKind.MEMBER && !type.getModifiers().contains(Modifier.STATIC)) {
			this.problems.add(
					model.problem("is an inner class, of which no instance can be made.", "Declare the class static."));
		}
		if (!mayHaveEmptyConstructor(type)) {
			this.problems.add(model.problem("has no constructor without parameters.",
					"Add one; it may be private or protected."));
		}
	}

	/**
	 * Lombok's annotations add constructors that are not seen here.
	 */
	private static boolean mayHaveEmptyConstructor(TypeElement type) {
		List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
		return constructors.isEmpty() || isMarkedByLombok(type)
				|| constructors.stream().anyMatch((constructor) -> constructor.getParameters().isEmpty());
	}

	private static boolean isMarkedByLombok(Element type) {
		return type.getAnnotationMirrors()
			.stream()
			.map(Language::nameOf)
			.anyMatch((name) -> name.startsWith("lombok."));
	}

	private void checkColumns(ModelClass model) {
		Map<String, Column> byColumn = new LinkedHashMap<>();
		for (Column column : this.keys.columns(model)) {
			refuseTwinOfRawKey(model, column);
			Column twin = byColumn.put(column.column().toLowerCase(Locale.ROOT), column);
			if (twin != null && !twin.name().equals(column.name())) {
				this.problems.add(column.property()
					.problemOf("column", "has the column %s, which %s has too.".formatted(column.column(), twin.name()),
							"Give one of them another column."));
			}
		}
	}

	private void refuseTwinOfRawKey(ModelClass model, Column column) {
		Property property = column.property();
		if (!property.kind().isToOne()) {
			return;
		}
		if (model.property(column.name()) != null) {
			this.problems
				.add(property.problem("has the raw key %s, but there is a field of that name.".formatted(column.name()),
						"Remove or rename the field; the raw key is there without being declared."));
		}
		this.keys.columns(model)
			.stream()
			.filter((other) -> other.property() != property && other.name().equals(column.name())
					&& other.property().kind().isToOne())
			.findFirst()
			.ifPresent((other) -> this.problems.add(
					property.problem("has the raw key %s, as %s has.".formatted(column.name(), other.property().name()),
							"Rename one of the two.")));
	}

}
