package io.tortoiseorm.processor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

import org.jspecify.annotations.Nullable;

/**
 * Reads models: their own properties and those of their superclasses. Each class is read
 * once; mistakes in classes of the compiled source are told then.
 */
public final class ModelReader {

	private static final String TABLE = "io.tortoiseorm.Table";

	static final String COMPOSITE_KEY = "io.tortoiseorm.CompositeKey";

	private static final Set<String> ABOVE_MODELS = Set.of("io.tortoiseorm.meta.ModelBase", "java.lang.Object");

	private final Language language;

	private final PropertyReader properties;

	private final Predicate<Element> fromSource;

	private final Problems problems;

	private final Map<String, ModelClass> known = new HashMap<>();

	/**
	 * Creates a reader.
	 * @param language the compilation
	 * @param fromSource tells the elements of the compiled source
	 * @param problems takes the mistakes
	 */
	public ModelReader(Language language, Predicate<Element> fromSource, Problems problems) {
		this.language = language;
		this.fromSource = fromSource;
		this.problems = problems;
		this.properties = new PropertyReader(language);
	}

	/**
	 * The compilation.
	 * @return its questions
	 */
	public Language language() {
		return this.language;
	}

	/**
	 * Reads a model.
	 * @param element a concrete model
	 * @return the model
	 */
	public ModelClass read(TypeElement element) {
		String name = element.getQualifiedName().toString();
		ModelClass model = this.known.get(name);
		if (model == null) {
			model = parse(element, this.fromSource.test(element) ? this.problems : Problems.UNHEARD);
			this.known.put(name, model);
		}
		return model;
	}

	private ModelClass parse(TypeElement element, Problems heard) {
		Map<String, Property> found = new LinkedHashMap<>();
		for (TypeElement declaring : hierarchy(element)) {
			refuseTableOnAbstract(element, declaring, heard);
			for (VariableElement field : ElementFilter.fieldsIn(declaring.getEnclosedElements())) {
				if (!isPersistent(field)) {
					continue;
				}
				String name = field.getSimpleName().toString();
				if (found.containsKey(name)) {
					heard.add(new Problem(element, name, "hides a field of the same name that it inherits.",
							"Rename or remove the field in %s.".formatted(declaring.getSimpleName()), field, null,
							null));
					continue;
				}
				Property property = this.properties.read(element, field, this.fromSource.test(field), heard);
				if (property != null) {
					found.put(name, property);
				}
			}
		}
		List<Property> all = new ArrayList<>(found.values());
		boolean composite = Language.annotation(element, COMPOSITE_KEY) != null;
		Property primaryKey = composite ? null : primaryKey(element, all, heard);
		if (primaryKey != null && !all.contains(primaryKey)) {
			all.add(0, primaryKey);
		}
		AnnotationMirror table = Language.annotation(element, TABLE);
		return new ModelClass(element, List.copyOf(all), primaryKey,
				(table != null) ? Options.of(table, this.language.elements()) : Options.NONE);
	}

	/**
	 * The classes that may declare properties of a model, topmost first.
	 */
	private List<TypeElement> hierarchy(TypeElement element) {
		LinkedList<TypeElement> classes = new LinkedList<>();
		TypeElement each = element;
		while (each != null && !ABOVE_MODELS.contains(each.getQualifiedName().toString())) {
			classes.addFirst(each);
			TypeMirror parent = each.getSuperclass();
			each = (parent.getKind() != TypeKind.NONE) ? this.language.elementOf(parent) : null;
		}
		return classes;
	}

	private static boolean isPersistent(VariableElement field) {
		Set<Modifier> modifiers = field.getModifiers();
		return !modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.TRANSIENT)
				&& !field.getSimpleName().toString().startsWith("this$");
	}

	private static void refuseTableOnAbstract(TypeElement model, TypeElement declaring, Problems heard) {
		for (String own : List.of(TABLE, COMPOSITE_KEY)) {
			AnnotationMirror found = Language.annotation(declaring, own);
			if (declaring != model && declaring.getModifiers().contains(Modifier.ABSTRACT) && found != null) {
				String name = own.substring(own.lastIndexOf('.') + 1);
				heard.add(new Problem(model, null,
						"its abstract superclass %s has @%s, which is not inherited."
							.formatted(declaring.getSimpleName(), name),
						"Write @%s on the concrete model.".formatted(name), declaring, found, null));
			}
		}
	}

	private @Nullable Property primaryKey(TypeElement model, List<Property> all, Problems heard) {
		List<Property> keys = all.stream().filter(Property::primaryKey).toList();
		if (keys.size() > 1) {
			Property second = keys.get(1);
			heard.add(new Problem(model, null,
					"has two primary keys: %s and %s.".formatted(keys.get(0).name(), second.name()),
					"Keep primaryKey = true on one field.", (second.element() != null) ? second.element() : model,
					second.options().mirror(), second.options().written("primaryKey")));
		}
		if (!keys.isEmpty()) {
			return keys.get(0);
		}
		Property id = all.stream().filter((property) -> property.name().equals("id")).findFirst().orElse(null);
		if (id != null) {
			heard.add(id.problem("is a field but not the primary key, and no other field is.",
					"Write primaryKey = true on it, as in @IntField(primaryKey = true), or remove it to get"
							+ " the implicit key id."));
			return null;
		}
		TypeElement integer = this.language.elements().getTypeElement("java.lang.Integer");
		return new Property(model, "id", null, FieldKind.INT, Options.NONE, integer.asType(),
				Property.Nullability.NON_NULL, null, this.fromSource.test(model));
	}

}
