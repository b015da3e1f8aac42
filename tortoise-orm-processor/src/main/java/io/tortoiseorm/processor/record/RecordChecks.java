package io.tortoiseorm.processor.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

import io.tortoiseorm.processor.model.Column;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Property;
import io.tortoiseorm.processor.model.Suggestions;
import org.jspecify.annotations.Nullable;

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
	 * @return whether a class can have the name, and components
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
		said.texts("writeOnly").forEach((path) -> checkWriteOnly(model, said, label, path));
		usable &= checkAnnotated(model, said, label);
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
			boolean known = (last && isColumn(at, names[i])) || target != null || isNamedWriteOnly(said, path);
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

	private boolean isColumn(ModelClass model, String name) {
		return this.context.keys().column(model, name) != null;
	}

	/**
	 * Whether the name stands for what is no field of the model; it is checked there.
	 */
	private static boolean isNamedWriteOnly(Options said, String path) {
		return said.texts("writeOnly").contains(path);
	}

	/**
	 * The last name is a column that users may write, or a member that takes a value
	 * without one; those before it are relations nested for input.
	 */
	private void checkWriteOnly(ModelClass model, Options said, String label, String path) {
		int end = path.lastIndexOf('.');
		String name = path.substring(end + 1);
		String named = "@%s(writeOnly) names \"%s\", ".formatted(label, path);
		ModelClass at = (end < 0) ? model : relation(model, path.substring(0, end));
		if (end >= 0 && !said.flag("excludeReadOnly")) {
			add(model, said, "writeOnly", named + "but what is nested in a record for output is never written.",
					"Write excludeReadOnly = true, or leave it out.");
			return;
		}
		if (at == null) {
			add(model, said, "writeOnly", named + "but %s has no such relation.".formatted(model.name()),
					Suggestions.sentence(path.substring(0, end), names(model, false)));
			return;
		}
		Accessors accessors = new Accessors(this.context.language(), at.element(), this.context.home());
		Column column = this.context.keys().column(at, name);
		if (column != null && column.property().readOnly()) {
			add(model, said, "writeOnly", named + "which the database or saving sets.",
					"Name a field, transient field or setter that users may write.");
		}
		else if (column == null && (at.property(name) != null || accessors.settable(name) == null)) {
			List<String> allowed = new ArrayList<>(this.context.keys()
				.columns(at)
				.stream()
				.filter((each) -> !each.property().readOnly())
				.map(Column::name)
				.toList());
			accessors.settableNames().stream().filter((each) -> !allowed.contains(each)).forEach(allowed::add);
			add(model, said, "writeOnly",
					named + "but %s has no field, transient field or setter \"%s\".".formatted(at.name(), name),
					Suggestions.sentence(name, allowed));
		}
	}

	/**
	 * Annotations have names of their own, and values.
	 */
	private boolean checkAnnotated(ModelClass model, Options said, String label) {
		List<AnnotationMirror> all = said.annotations("annotated");
		if (!all.isEmpty() && said.flag("excludeReadOnly")) {
			add(model, said, "annotated",
					"@%s(annotated) names what queries compute, but the record is for input.".formatted(label),
					"Leave it out, or excludeReadOnly.");
			return false;
		}
		Set<String> taken = new HashSet<>(said.texts("computed"));
		boolean usable = true;
		for (AnnotationMirror each : all) {
			usable &= checkAnnotated(model, said, label, Options.of(each, this.context.language().elements()), taken);
		}
		return usable;
	}

	private boolean checkAnnotated(ModelClass model, Options said, String label, Options annotated, Set<String> taken) {
		String name = String.valueOf(annotated.text("name"));
		TypeMirror type = annotated.type("type");
		String problem;
		String mend;
		if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
			problem = "which no component can be called.";
			mend = "Write it like a property, for example orderCount.";
		}
		else if (model.property(name) != null || model.column(name) != null) {
			problem = "which is a field of %s.".formatted(model.name());
			mend = "Give the annotation another name.";
		}
		else if (!taken.add(name)) {
			problem = "which is a component already.";
			mend = "Name it once.";
		}
		else if (type == null || type.getKind() == TypeKind.VOID) {
			problem = "which has no type.";
			mend = "Write the class of its values.";
		}
		else {
			return true;
		}
		add(model, said, "annotated", "@%s(annotated) names \"%s\", %s".formatted(label, name, problem), mend);
		return false;
	}

	private @Nullable ModelClass relation(ModelClass model, String path) {
		ModelClass at = model;
		for (String name : path.split("\\.", -1)) {
			Property property = at.property(name);
			if (property == null || property.target() == null) {
				return null;
			}
			at = this.context.reader().read(property.target());
		}
		return at;
	}

	private List<String> names(ModelClass model, boolean fields) {
		List<String> names = new ArrayList<>();
		for (Property property : model.properties()) {
			if (fields || property.kind().isRelation()) {
				names.add(property.name());
			}
			if (fields && property.kind().isToOne()) {
				this.context.keys().columns(property).forEach((column) -> names.add(column.name()));
			}
		}
		return names;
	}

	private void add(ModelClass model, Options said, String option, String problem, String mend) {
		this.context.problems().add(model.problem(problem, mend, said.mirror(), said.written(option)));
	}

}
