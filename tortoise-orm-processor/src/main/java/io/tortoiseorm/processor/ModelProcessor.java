package io.tortoiseorm.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

import io.tortoiseorm.processor.check.ModelChecks;
import io.tortoiseorm.processor.metamodel.MetamodelWriter;
import io.tortoiseorm.processor.model.Generated;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.ModelReader;
import io.tortoiseorm.processor.model.Problem;
import io.tortoiseorm.processor.model.Problems;
import io.tortoiseorm.processor.model.RelationGraph;
import io.tortoiseorm.processor.model.SourceTrees;

/**
 * Checks the models of a compilation, and writes their typed paths and the list of
 * models. A model needs no annotation, so it looks at all classes.
 */
@SupportedAnnotationTypes("*")
public final class ModelProcessor extends AbstractProcessor {

	private final Map<String, TypeElement> models = new LinkedHashMap<>();

	private final Set<String> told = new HashSet<>();

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return SourceVersion.latestSupported();
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		Language language = new Language(this.processingEnv);
		ModelIndex index = new ModelIndex(language, this.processingEnv.getFiler());
		try {
			if (round.processingOver()) {
				if (!this.models.isEmpty()) {
					index.earlier().forEach((model) -> this.models.putIfAbsent(nameOf(model), model));
					index.write(this.models.values());
				}
				return false;
			}
			List<TypeElement> found = concreteModels(language, round.getRootElements());
			if (!found.isEmpty()) {
				found.forEach((model) -> this.models.put(nameOf(model), model));
				process(language, index, round, found);
			}
		}
		catch (IOException ex) {
			this.processingEnv.getMessager()
				.printMessage(Diagnostic.Kind.ERROR, "Tortoise ORM cannot write a generated file: " + ex);
		}
		return false;
	}

	private void process(Language language, ModelIndex index, RoundEnvironment round, List<TypeElement> found)
			throws IOException {
		SourceTrees trees = SourceTrees.of(this.processingEnv);
		Set<? extends Element> roots = round.getRootElements();
		Problems problems = this::tell;
		ModelReader reader = new ModelReader(language,
				(element) -> roots.contains(language.outermost(element)) && trees.shows(element), problems);
		Map<String, ModelClass> all = new LinkedHashMap<>();
		this.models.values().forEach((model) -> all.put(nameOf(model), reader.read(model)));
		index.earlier().forEach((model) -> all.computeIfAbsent(nameOf(model), (name) -> reader.read(model)));
		RelationGraph graph = new RelationGraph(reader, all.values(), problems);
		ModelChecks checks = new ModelChecks(reader, graph, problems);
		Generated generated = new Generated(language, this.processingEnv.getFiler());
		MetamodelWriter metamodels = new MetamodelWriter(reader, graph, generated,
				(model) -> this.models.containsKey(nameOf(model)));
		for (TypeElement element : found) {
			ModelClass model = reader.read(element);
			checks.check(model);
			metamodels.write(model);
		}
	}

	private static List<TypeElement> concreteModels(Language language, Iterable<? extends Element> elements) {
		List<TypeElement> found = new ArrayList<>();
		for (TypeElement type : ElementFilter.typesIn(elements)) {
			if (language.isConcreteModel(type)) {
				found.add(type);
			}
			found.addAll(concreteModels(language, type.getEnclosedElements()));
		}
		return found;
	}

	private static String nameOf(TypeElement model) {
		return model.getQualifiedName().toString();
	}

	/**
	 * Tells a mistake at the place where it is written. What a superclass has is told
	 * once, not for each model that inherits it.
	 */
	private void tell(Problem problem) {
		Element element = problem.element();
		String place = element.getEnclosingElement() + "#" + element + ": " + problem.problem();
		if (this.told.add(place)) {
			this.processingEnv.getMessager()
				.printMessage(Diagnostic.Kind.ERROR, problem.message(), element, problem.annotation(), problem.value());
		}
	}

}
