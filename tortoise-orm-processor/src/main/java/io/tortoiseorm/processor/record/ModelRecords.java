package io.tortoiseorm.processor.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

import io.tortoiseorm.processor.model.Generated;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.ModelReader;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Problem;
import io.tortoiseorm.processor.model.Problems;

/**
 * Writes the records that models ask for.
 */
public final class ModelRecords {

	private static final String RECORD = "io.tortoiseorm.ModelRecord";

	private final ModelReader reader;

	private final Generated generated;

	private final Predicate<VariableElement> initialized;

	private final Problems problems;

	/**
	 * Creates it.
	 * @param reader reads models
	 * @param generated takes the records
	 * @param initialized tells fields with an initialiser
	 * @param problems takes mistakes in the annotations
	 */
	public ModelRecords(ModelReader reader, Generated generated, Predicate<VariableElement> initialized,
			Problems problems) {
		this.reader = reader;
		this.generated = generated;
		this.initialized = initialized;
		this.problems = problems;
	}

	/**
	 * Writes the records of a class, if it is a model.
	 * @param type a class with such annotations
	 * @throws IOException if one cannot be written
	 */
	public void write(TypeElement type) throws IOException {
		Language language = this.reader.language();
		List<Options> asked = annotations(type);
		if (!language.isConcreteModel(type)) {
			if (asked.isEmpty()) {
				return;
			}
			this.problems.add(new Problem(type, null, "has @ModelRecord, but is no model with a table.",
					"Write it on a class that extends Model and is not abstract.", type, asked.get(0).mirror(), null));
			return;
		}
		RecordContext context = new RecordContext(this.reader, this.generated, this.initialized, this.problems, type);
		RecordChecks checks = new RecordChecks(context);
		checks.check(context.defaults(type), "ModelRecordDefaults");
		Set<String> names = new HashSet<>();
		for (Options said : asked) {
			if (!checks.check(said, "ModelRecord")) {
				continue;
			}
			RecordModel record = RecordPlanner.plan(context, said);
			if (names.add(record.name().simpleName())) {
				new RecordWriter(context).write(record);
			}
			else {
				this.problems.add(record.model()
					.problem("has two records called %s.".formatted(record.name().simpleName()), "Rename one.",
							said.mirror(), said.written("name")));
			}
		}
	}

	private List<Options> annotations(TypeElement type) {
		List<AnnotationMirror> mirrors = new ArrayList<>();
		AnnotationMirror single = Language.annotation(type, RECORD);
		if (single != null) {
			mirrors.add(single);
		}
		AnnotationMirror several = Language.annotation(type, RECORD + "s");
		if (several != null) {
			mirrors.addAll(Options.of(several, this.reader.language().elements()).annotations("value"));
		}
		return mirrors.stream().map((mirror) -> Options.of(mirror, this.reader.language().elements())).toList();
	}

}
