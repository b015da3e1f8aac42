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
		Map<String, Property> byColumn = new LinkedHashMap<>();
		for (Property property : model.columns()) {
			refuseTwinOfRawKey(model, property);
			Property twin = byColumn.put(property.column().toLowerCase(Locale.ROOT), property);
			if (twin != null && !twin.valueName().equals(property.valueName())) {
				this.problems.add(property.problemOf("column",
						"has the column %s, which %s has too.".formatted(property.column(), twin.valueName()),
						"Give one of them another column."));
			}
		}
	}

	private void refuseTwinOfRawKey(ModelClass model, Property property) {
		if (property.kind().isToOne() && model.property(property.valueName()) != null) {
			this.problems.add(property.problem(
					"has the raw key %s, but there is a field of that name.".formatted(property.valueName()),
					"Remove or rename the field; the raw key is there without being declared."));
		}
	}

}
