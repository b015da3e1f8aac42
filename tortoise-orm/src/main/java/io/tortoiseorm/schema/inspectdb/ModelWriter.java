package io.tortoiseorm.schema.inspectdb;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.tortoiseorm.meta.Naming;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Holder;
import io.tortoiseorm.schema.inspectdb.ModelPlan.KeyReference;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Pairs;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Property;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Reference;
import io.tortoiseorm.schema.inspectdb.ModelSources.SourceFile;

/**
 * Writes the source of a model.
 */
final class ModelWriter {

	private static final String FRONT_DOOR = "io.tortoiseorm";

	private static final String FIELDS = "io.tortoiseorm.fields";

	private static final String RELATIONS = "io.tortoiseorm.relations";

	private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

	private static final ClassName ON_DELETE = ClassName.get(FIELDS, "OnDelete");

	private final String packageName;

	ModelWriter(String packageName) {
		this.packageName = packageName;
	}

	SourceFile packageFile() {
		String content = "/**\n * Models of the tables of a database.\n */\n@NullMarked\npackage " + this.packageName
				+ ";\n\nimport org.jspecify.annotations.NullMarked;\n";
		return file("package-info", content);
	}

	SourceFile file(ModelPlan plan) {
		ClassName model = model(plan);
		TypeSpec.Builder type = TypeSpec.classBuilder(model)
			.addModifiers(Modifier.PUBLIC)
			.superclass(ParameterizedTypeName.get(ClassName.get(FRONT_DOOR, "Model"), model))
			.addAnnotation(new TableAnnotation(plan).write())
			.addJavadoc("$L\n", documentation(plan));
		List<String> key = compositeKey(plan);
		if (key.size() > 1) {
			type.addAnnotation(compositeKey(key));
		}
		ClassName manager = ClassName.get(FRONT_DOOR, "Manager");
		type.addField(FieldSpec.builder(ParameterizedTypeName.get(manager, model), "objects")
			.addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
			.addJavadoc("All rows.\n")
			.initializer("$T.of($T.class)", manager, model)
			.build());
		Set<KeyReference> written = new HashSet<>();
		for (Property property : plan.properties.values()) {
			KeyReference relation = property.keyReference;
			if (relation == null) {
				type.addField(property(plan, property));
			}
			else if (written.add(relation)) {
				type.addField(keyReference(property, relation));
			}
		}
		plan.pairs.forEach((pairs) -> type.addField(pairs(plan, pairs)));
		plan.holders.forEach((holder) -> type.addField(holder(holder)));
		JavaFile file = JavaFile.builder(this.packageName, type.build()).indent("\t").skipJavaLangImports(true).build();
		return file(plan.className, SourceLayout.of(file.toString()));
	}

	/** The properties of a key of several columns. */
	private static List<String> compositeKey(ModelPlan plan) {
		return plan.compositeKey()
			.stream()
			.map((column) -> Objects.requireNonNull(plan.property(column)))
			.map((property) -> (property.keyReference != null) ? property.keyReference.name() : property.name)
			.distinct()
			.toList();
	}

	private static AnnotationSpec compositeKey(List<String> key) {
		CodeBlock names = key.stream()
			.map((name) -> CodeBlock.of("$S", name))
			.collect(CodeBlock.joining(", ", "{ ", " }"));
		return AnnotationSpec.builder(ClassName.get(FRONT_DOOR, "CompositeKey")).addMember("value", names).build();
	}

	private static String documentation(ModelPlan plan) {
		String comment = plan.table.comment();
		StringBuilder text = new StringBuilder((comment != null) ? comment
				: "A row of the " + (plan.view ? "view" : "table") + " {@code " + plan.table.name() + "}.");
		plan.notes.forEach((note) -> text.append("\n<p>\nNote: ").append(note).append('.'));
		return text.toString().replace("*/", "*&#47;").replace("@", "&#64;").replace("{&#64;code", "{@code");
	}

	private SourceFile file(String className, String content) {
		return new SourceFile(this.packageName.replace('.', '/') + "/" + className + ".java",
				this.packageName + "." + className, content);
	}

	private ClassName model(ModelPlan plan) {
		return ClassName.get(this.packageName, plan.className);
	}

	private FieldSpec property(ModelPlan plan, Property property) {
		Reference reference = property.reference;
		AnnotationSpec.Builder annotation = (reference != null) ? reference(property, reference)
				: plain(plan, property);
		TypeName type = (reference != null)
				? relation(reference.oneToOne ? "OneToOneRelation" : "ForeignKeyRelation", reference.target)
				: FieldTypes.javaType(property.type);
		boolean nullable = property.column.nullable() && !property.primaryKey && !property.keyPart;
		TypeName annotated = nullable ? type.annotated(AnnotationSpec.builder(NULLABLE).build()) : type;
		FieldSpec.Builder field = FieldSpec.builder(annotated, property.name, Modifier.PUBLIC)
			.addAnnotation(annotation.build());
		String defaultValue = property.column.defaultValue();
		if (defaultValue != null && reference == null && !property.primaryKey) {
			field.addAnnotation(defaultValue(defaultValue, property));
		}
		return field.build();
	}

	private static AnnotationSpec.Builder plain(ModelPlan plan, Property property) {
		AnnotationSpec.Builder field = FieldTypes.annotation(property);
		if (property.primaryKey) {
			field.addMember("primaryKey", "true");
			if (property.type.isInteger() && !property.column.identity()) {
				field.addMember("generated", "false");
			}
		}
		if (property.unique) {
			field.addMember("unique", "true");
		}
		else if (property.index) {
			field.addMember("index", "true");
		}
		column(field, property, Naming.snakeCase(property.name));
		return field;
	}

	private static AnnotationSpec.Builder reference(Property property, Reference reference) {
		AnnotationSpec.Builder field = AnnotationSpec
			.builder(ClassName.get(FIELDS, reference.oneToOne ? "OneToOneField" : "ForeignKeyField"))
			.addMember("relatedName", "$S", reference.relatedName);
		onDelete(field, reference.key.onDelete());
		String target = reference.key.targetColumns().get(0);
		Property referred = Objects.requireNonNull(reference.target.property(target));
		if (!referred.primaryKey) {
			field.addMember("toField", "$S", referred.name);
		}
		if (property.primaryKey) {
			field.addMember("primaryKey", "true");
		}
		if (property.index && !reference.oneToOne) {
			field.addMember("index", "true");
		}
		column(field, property, Naming.snakeCase(property.name) + "_id");
		return field;
	}

	private FieldSpec keyReference(Property first, KeyReference relation) {
		Reference reference = relation.reference();
		AnnotationSpec.Builder field = AnnotationSpec
			.builder(ClassName.get(FIELDS, reference.oneToOne ? "OneToOneField" : "ForeignKeyField"))
			.addMember("relatedName", "$S", reference.relatedName);
		onDelete(field, reference.key.onDelete());
		if (relation.primaryKey()) {
			field.addMember("primaryKey", "true");
		}
		if (relation.prefix() == null) {
			field.addMember("columns", "$L", array(relation.columns()));
		}
		else if (!relation.prefix().equals(Naming.snakeCase(relation.name()))) {
			field.addMember("column", "$S", relation.prefix());
		}
		if (first.column.comment() != null) {
			field.addMember("description", "$S", first.column.comment());
		}
		TypeName type = relation(reference.oneToOne ? "OneToOneRelation" : "ForeignKeyRelation", reference.target);
		TypeName annotated = first.column.nullable() ? type.annotated(AnnotationSpec.builder(NULLABLE).build()) : type;
		return FieldSpec.builder(annotated, relation.name(), Modifier.PUBLIC).addAnnotation(field.build()).build();
	}

	private static CodeBlock array(List<String> values) {
		return values.stream().map((value) -> CodeBlock.of("$S", value)).collect(CodeBlock.joining(", ", "{ ", " }"));
	}

	private static void column(AnnotationSpec.Builder field, Property property, String expected) {
		if (!property.column.name().equals(expected)) {
			field.addMember("column", "$S", property.column.name());
		}
		if (property.column.comment() != null) {
			field.addMember("description", "$S", property.column.comment());
		}
	}

	private static void onDelete(AnnotationSpec.Builder field, String action) {
		if (!action.equals("CASCADE")) {
			field.addMember("onDelete", "$T.$L", ON_DELETE, action.replace(' ', '_'));
		}
	}

	private static AnnotationSpec defaultValue(String expression, Property property) {
		ClassName type = ClassName.get(FIELDS, "DbDefault");
		String literal = LiteralDefaults.of(property);
		if (literal != null) {
			return AnnotationSpec.builder(type).addMember("value", "$S", literal).build();
		}
		return AnnotationSpec.builder(type)
			.addMember("kind", "$T.SQL", type.nestedClass("Kind"))
			.addMember("value", "$S", expression)
			.build();
	}

	private FieldSpec pairs(ModelPlan plan, Pairs pairs) {
		AnnotationSpec.Builder field = AnnotationSpec.builder(ClassName.get(FIELDS, "ManyToManyField"))
			.addMember("relatedName", "$S", pairs.relatedName())
			.addMember("through", "$S", pairs.through().name());
		key(field, "forwardKey", pairs.forwardKey(), Naming.snakeCase(pairs.target().className), pairs.target());
		key(field, "backwardKey", pairs.backwardKey(), plan.table.name(), plan);
		onDelete(field, pairs.onDelete());
		if (!pairs.unique()) {
			field.addMember("unique", "false");
		}
		if (pairs.through().comment() != null) {
			field.addMember("description", "$S", pairs.through().comment());
		}
		return FieldSpec.builder(relation("ManyToManyRelation", pairs.target()), pairs.name(), Modifier.PUBLIC)
			.addAnnotation(field.build())
			.build();
	}

	private static void key(AnnotationSpec.Builder field, String option, List<String> columns, String prefix,
			ModelPlan side) {
		if (columns.equals(KeyReferencePlanner.expected(prefix, side.table.keyColumns()))) {
			return;
		}
		if (columns.size() == 1) {
			field.addMember(option, "$S", columns.get(0));
		}
		else {
			field.addMember(option + "s", "$L", array(columns));
		}
	}

	private FieldSpec holder(Holder holder) {
		return FieldSpec.builder(relation(holder.type(), holder.source()), holder.name(), Modifier.PUBLIC).build();
	}

	private TypeName relation(String holder, ModelPlan target) {
		return ParameterizedTypeName.get(ClassName.get(RELATIONS, holder), model(target));
	}

}
