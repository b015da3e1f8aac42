package io.tortoiseorm.processor.metamodel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.tortoiseorm.processor.model.Column;
import io.tortoiseorm.processor.model.Generated;
import io.tortoiseorm.processor.model.Javadoc;
import io.tortoiseorm.processor.model.KeyTypes;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.ModelReader;
import io.tortoiseorm.processor.model.Property;
import io.tortoiseorm.processor.model.Relation;
import io.tortoiseorm.processor.model.RelationGraph;
import org.jspecify.annotations.Nullable;

/**
 * Writes the class of typed paths of a model: constants for its own fields, methods for
 * its relations, and the same once more as members of what leads to the model.
 */
public final class MetamodelWriter {

	/**
	 * Methods without parameters that classes of paths have already.
	 */
	static final Set<String> TAKEN = Set.of("asc", "desc", "dynamic", "isNotNull", "isNull", "path", "setNull", "clone",
			"finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

	private static final ClassName RELATION_PATH = ClassName.get(PathTypes.PACKAGE, "RelationPath");

	private static final ClassName COMPOSITE_KEY_PATH = ClassName.get(PathTypes.PACKAGE, "CompositeKeyPath");

	private static final TypeVariableName KEY = TypeVariableName.get("K");

	private static final String GENERATOR = "io.tortoiseorm.processor.ModelProcessor";

	private final ModelReader reader;

	private final Language language;

	private final RelationGraph graph;

	private final KeyTypes keys;

	private final PathTypes paths;

	private final KeyRecords keyRecords;

	private final Generated generated;

	private final Predicate<TypeElement> processed;

	/**
	 * Creates a writer.
	 * @param reader reads models at the other ends of relations
	 * @param graph the relations of all models
	 * @param generated takes the classes
	 * @param processed tells the models whose paths this compilation writes
	 */
	public MetamodelWriter(ModelReader reader, RelationGraph graph, Generated generated,
			Predicate<TypeElement> processed) {
		this.reader = reader;
		this.language = reader.language();
		this.graph = graph;
		this.keys = new KeyTypes(reader);
		this.paths = new PathTypes(this.language);
		this.keyRecords = new KeyRecords(this.language, this.keys, this.paths);
		this.generated = generated;
		this.processed = processed;
	}

	/**
	 * The name of the class of paths: that of the model, with those around it, and an
	 * underscore.
	 */
	static String nameFor(TypeElement model) {
		StringBuilder name = new StringBuilder(model.getSimpleName()).append('_');
		for (Element each = model.getEnclosingElement(); each instanceof TypeElement outer; each = outer
			.getEnclosingElement()) {
			name.insert(0, outer.getSimpleName() + "_");
		}
		return name.toString();
	}

	/**
	 * Writes the paths of a model, if other code can name the model at all.
	 * @param model the model
	 * @throws IOException if the class cannot be written
	 */
	public void write(ModelClass model) throws IOException {
		PackageElement home = this.language.elements().getPackageOf(model.element());
		if (!this.language.isAccessible(model.element(), home)) {
			return;
		}
		this.generated.write(home.getQualifiedName().toString(), metamodel(model, home));
	}

	private TypeSpec metamodel(ModelClass model, PackageElement home) {
		ClassName name = ClassName.get(home.getQualifiedName().toString(), nameFor(model.element()));
		TypeSpec.Builder type = TypeSpec.classBuilder(name)
			.addOriginatingElement(model.element())
			.addJavadoc("Typed paths of {@link $T}: its fields as constants, its relations as methods.\n",
					ClassName.get(model.element()));
		this.generated.mark(type, model.element(), GENERATOR);
		if (isPublic(model.element())) {
			type.addModifiers(Modifier.PUBLIC);
		}
		type.addModifiers(Modifier.FINAL);
		Optional<KeyRecords.KeyRecord> key = this.keyRecords.of(model, name, home);
		List<Path> fields = fields(model, home);
		key.ifPresent((record) -> fields
			.add(new Path("pk", ParameterizedTypeName.get(COMPOSITE_KEY_PATH, record.name()), null)));
		List<Path> relations = relations(model, home);
		fields.forEach((field) -> type.addField(constant(field)));
		type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
		relations.forEach((relation) -> type.addMethod(relation(relation, "null", Modifier.STATIC)));
		key.ifPresent((record) -> type.addMethod(record.creation()).addType(record.type()));
		type.addType(related(model, name, fields, relations));
		type.addType(end(model, name, "ToOne"));
		type.addType(end(model, name, "ToMany"));
		return type.build();
	}

	private static boolean isPublic(TypeElement model) {
		for (Element each = model; each instanceof TypeElement; each = each.getEnclosingElement()) {
			if (!each.getModifiers().contains(Modifier.PUBLIC)) {
				return false;
			}
		}
		return true;
	}

	private List<Path> fields(ModelClass model, PackageElement home) {
		List<Path> fields = new ArrayList<>();
		Set<String> names = new LinkedHashSet<>();
		for (Property property : model.columns()) {
			for (Column column : this.keys.columns(property)) {
				addField(fields, names, column.name(), column.value(), property, home);
			}
		}
		if (model.primaryKey() != null) {
			addField(fields, names, "pk", this.keys.valueOf(model.primaryKey()), model.primaryKey(), home);
		}
		return fields;
	}

	private void addField(List<Path> fields, Set<String> names, String name, @Nullable Property value,
			Property property, PackageElement home) {
		if (value != null && names.add(name)) {
			String description = property.options().text("description");
			fields.add(new Path(name, this.paths.pathOf(value, home), description));
		}
	}

	private List<Path> relations(ModelClass model, PackageElement home) {
		List<Path> relations = new ArrayList<>();
		for (Relation relation : this.graph.relations(model.element())) {
			if (this.language.isAccessible(relation.target(), home)) {
				relations.add(new Path(relation.name(), relationType(relation, home), null));
			}
		}
		return relations;
	}

	/**
	 * The class of the paths behind a relation: that of the target's own paths, or one
	 * that shows nothing of the target where that has none.
	 */
	private TypeName relationType(Relation relation, PackageElement home) {
		TypeElement target = relation.target();
		String kind = relation.toMany() ? "ToMany" : "ToOne";
		String targetPackage = this.language.elements().getPackageOf(target).getQualifiedName().toString();
		ClassName metamodel = ClassName.get(targetPackage, nameFor(target));
		TypeName key = keyOf(relation, home);
		if (this.processed.test(target)
				|| this.language.elements().getTypeElement(metamodel.nestedClass(kind).canonicalName()) != null) {
			return ParameterizedTypeName.get(metamodel.nestedClass(kind), key);
		}
		return ParameterizedTypeName.get(ClassName.get(PathTypes.PACKAGE, "Opaque" + kind + "Path"),
				ClassName.get(target), key);
	}

	private TypeName keyOf(Relation relation, PackageElement home) {
		boolean ownColumn = relation.forward() && relation.declaredBy().kind().isToOne();
		Property value = ownColumn ? this.keys.valueOf(relation.declaredBy())
				: this.keys.keyOf(this.reader.read(relation.target()));
		boolean usable = value != null && this.language.isAccessible(value.type(), home);
		return usable ? this.paths.valueOf(value) : ClassName.OBJECT;
	}

	private static FieldSpec constant(Path field) {
		return FieldSpec.builder(field.type(), field.name(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
			.addJavadoc(documentation(field))
			.initializer("$L($S)", creation(field.type()), field.name())
			.build();
	}

	private static FieldSpec member(Path field) {
		return FieldSpec.builder(field.type(), field.name(), Modifier.PUBLIC, Modifier.FINAL)
			.addJavadoc(documentation(field))
			.initializer("$L(this, $S)", creation(field.type()), field.name())
			.build();
	}

	private static CodeBlock documentation(Path field) {
		return (field.description() != null) ? CodeBlock.of("$L\n", Javadoc.escaped(field.description()))
				: CodeBlock.builder().build();
	}

	/**
	 * The call of a constructor, with type arguments left to the compiler.
	 */
	private static CodeBlock creation(TypeName type) {
		return (type instanceof ParameterizedTypeName generic) ? CodeBlock.of("new $T<>", generic.rawType())
				: CodeBlock.of("new $T", type);
	}

	private static MethodSpec relation(Path relation, String from, Modifier... modifiers) {
		return MethodSpec.methodBuilder(methodFor(relation.name()))
			.addModifiers(Modifier.PUBLIC)
			.addModifiers(modifiers)
			.returns(relation.type())
			.addStatement("return $L($L, $S)", creation(relation.type()), from, relation.name())
			.build();
	}

	/**
	 * The name of the method for a relation: its own, with an underscore where that is
	 * taken.
	 */
	static String methodFor(String relation) {
		return (TAKEN.contains(relation) || SourceVersion.isKeyword(relation)) ? relation + "_" : relation;
	}

	private TypeSpec related(ModelClass model, ClassName name, List<Path> fields, List<Path> relations) {
		TypeSpec.Builder type = TypeSpec.classBuilder("Related")
			.addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT, Modifier.STATIC)
			.addTypeVariable(KEY)
			.superclass(ParameterizedTypeName.get(RELATION_PATH, ClassName.get(model.element()), KEY))
			.addJavadoc(
					"What can be reached across a relation that leads to {@link $T}.\n\n@param <K> the type of the key\n",
					ClassName.get(model.element()));
		fields.forEach((field) -> type.addField(member(field)));
		type.addMethod(constructor(model).addModifiers(Modifier.PRIVATE).build());
		relations.forEach((relation) -> type.addMethod(relation(relation, "this")));
		return type.build();
	}

	private TypeSpec end(ModelClass model, ClassName name, String kind) {
		String many = kind.equals("ToOne") ? "at most one" : "any number of";
		return TypeSpec.classBuilder(kind)
			.addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
			.addTypeVariable(KEY)
			.superclass(ParameterizedTypeName.get(name.nestedClass("Related"), KEY))
			.addSuperinterface(ParameterizedTypeName.get(ClassName.get(PathTypes.PACKAGE, kind + "Path"),
					ClassName.get(model.element()), KEY))
			.addJavadoc("A relation to $L {@link $T}.\n\n@param <K> the type of the key\n", many,
					ClassName.get(model.element()))
			.addMethod(constructor(model).addModifiers(Modifier.PUBLIC)
				.addJavadoc("Creates the path of a relation.\n@param from the relation before it, or {@code null}\n"
						+ "@param name the name of the relation\n")
				.build())
			.build();
	}

	private MethodSpec.Builder constructor(ModelClass model) {
		TypeName any = WildcardTypeName.subtypeOf(Object.class);
		TypeName from = this.generated.nullable(ParameterizedTypeName.get(RELATION_PATH, any, any), model.element());
		return MethodSpec.constructorBuilder()
			.addParameter(ParameterSpec.builder(from, "from").build())
			.addParameter(String.class, "name")
			.addStatement("super(from, name)");
	}

	/**
	 * A member of the paths.
	 *
	 * @param name its name in queries
	 * @param type its class
	 * @param description what it holds, or {@code null}
	 */
	private record Path(String name, TypeName type, @Nullable String description) {

	}

}
