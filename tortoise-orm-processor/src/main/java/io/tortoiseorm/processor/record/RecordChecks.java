package io.tortoiseorm.processor.record;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Property;
import io.tortoiseorm.processor.model.Suggestions;

/**
 * Checks the names in the annotations of records.
 */
final class RecordChecks {

	private static final List<String> OPTIONS = List.of("include", "exclude", "optionalFields");

	private final RecordContext context;

	RecordChecks(RecordContext context) {
		this.context = context;
	}

	/**
	 * Checks one annotation of a model.
	 * @param said the annotation
	 * @param label its name, for messages
	 * @return whether a class can have the name
	 */
	boolean check(Options said, String label) {
		ModelClass model = this.context.reader().read(this.context.origin());
		String name = said.text("name");
		boolean usable = name == null || (SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name));
		if (!usable) {
			add(model, said, "name", "@%s has the name \"%s\", which no record can have.".formatted(label, name),
					"Write it like the name of a class, for example UserOut.");
		}
		for (String option : OPTIONS) {
			said.texts(option).forEach((path) -> checkPath(model, said, label, option, path));
		}
		if (said.number("depth") < 0) {
			add(model, said, "depth", "@%s has depth %d.".formatted(label, said.number("depth")),
					"It must be at least 0.");
		}
		return usable;
	}

	private void checkPath(ModelClass model, Options said, String label, String option, String path) {
		ModelClass at = model;
		String[] names = path.split("\\.", -1);
		for (int i = 0; i < names.length; i++) {
			boolean last = i == names.length - 1;
			Property property = at.property(names[i]);
			TypeElement target = (property != null) ? property.target() : null;
			boolean known = (last && at.column(names[i]) != null && !names[i].equals("pk")) || target != null;
			if (!known) {
				add(model, said, option,
						"@%s(%s) names \"%s\", but %s has no %s \"%s\".".formatted(label, option, path, at.name(),
								last ? "field" : "relation", names[i]),
						Suggestions.sentence(names[i], names(at, last)));
				return;
			}
			if (target != null) {
				at = this.context.reader().read(target);
			}
		}
	}

	private static List<String> names(ModelClass model, boolean fields) {
		List<String> names = new ArrayList<>();
		for (Property property : model.properties()) {
			if (fields || property.kind().isRelation()) {
				names.add(property.name());
			}
			if (fields && property.kind().isToOne()) {
				names.add(property.valueName());
			}
		}
		return names;
	}

	private void add(ModelClass model, Options said, String option, String problem, String mend) {
		this.context.problems().add(model.problem(problem, mend, said.mirror(), said.written(option)));
	}

}
