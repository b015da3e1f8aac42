package io.tortoiseorm.processor;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

import io.tortoiseorm.processor.model.Generated;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.ModelReader;
import io.tortoiseorm.processor.model.Problem;
import io.tortoiseorm.processor.model.Problems;
import io.tortoiseorm.processor.model.SourceTrees;
import io.tortoiseorm.processor.record.ModelRecords;

/**
 * Writes the API records that models ask for. Each comes from its model and from what
 * that refers to, so that incremental builds can do one by one. Mistakes in the models
 * themselves are told by {@link ModelProcessor}.
 */
@SupportedAnnotationTypes({ "io.tortoiseorm.ModelRecord", "io.tortoiseorm.ModelRecords",
		"io.tortoiseorm.ModelRecordDefaults" })
public final class ModelRecordProcessor extends AbstractProcessor {

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return SourceVersion.latestSupported();
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		Set<TypeElement> types = new LinkedHashSet<>();
		for (TypeElement annotation : annotations) {
			types.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)));
		}
		if (!types.isEmpty()) {
			write(types);
		}
		return false;
	}

	private void write(Set<TypeElement> types) {
		Language language = new Language(this.processingEnv);
		SourceTrees trees = SourceTrees.of(this.processingEnv);
		ModelReader reader = new ModelReader(language, trees::shows, Problems.UNHEARD);
		Generated generated = new Generated(language, this.processingEnv.getFiler());
		ModelRecords records = new ModelRecords(reader, generated, trees::hasInitializer, this::tell);
		for (TypeElement type : types) {
			try {
				records.write(type);
			}
			catch (IOException ex) {
				this.processingEnv.getMessager()
					.printMessage(Diagnostic.Kind.ERROR, "Tortoise ORM cannot write a record: " + ex, type);
			}
		}
	}

	private void tell(Problem problem) {
		this.processingEnv.getMessager()
			.printMessage(Diagnostic.Kind.ERROR, problem.message(), problem.element(), problem.annotation(),
					problem.value());
	}

}
