package io.tortoiseorm.processor.record;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.tortoiseorm.processor.model.Generated;

/**
 * Writes records.
 */
final class RecordWriter {

	private static final String GENERATOR = "io.tortoiseorm.processor.ModelRecordProcessor";

	private static final ClassName VALIDATION_ERROR = ClassName.get("io.tortoiseorm.exceptions", "ValidationError");

	private final RecordContext context;

	private final Generated generated;

	RecordWriter(RecordContext context) {
		this.context = context;
		this.generated = context.generated();
	}

	/**
	 * Writes a record with those nested in it.
	 */
	void write(RecordModel record) throws IOException {
		TypeSpec.Builder type = type(record).addOriginatingElement(record.model().element());
		this.generated.mark(type, record.model().element(), GENERATOR);
		if (isPublic(record.model().element())) {
			type.addModifiers(Modifier.PUBLIC);
		}
		this.generated.write(record.name().packageName(), type.build());
	}

	private static boolean isPublic(TypeElement model) {
		for (Element each = model; each instanceof TypeElement; each = each.getEnclosingElement()) {
			if (!each.getModifiers().contains(Modifier.PUBLIC)) {
				return false;
			}
		}
		return true;
	}

	private TypeSpec.Builder type(RecordModel record) {
		MethodSpec.Builder components = MethodSpec.constructorBuilder();
		for (Component component : record.components()) {
			components.addParameter(ParameterSpec.builder(component.type(), component.name())
				.addAnnotations(component.annotations())
				.build());
		}
		TypeSpec.Builder type = TypeSpec.recordBuilder(record.name())
			.recordConstructor(components.build())
			.addJavadoc(documentation(record))
			.addAnnotations(this.context.constraints().schema(record.schemaName(), record.description()))
			.addFields(record.constants());
		if (record.readable()) {
			type.addMethod(from(record));
		}
		if (record.writable()) {
			type.addMethod(toModel(record));
			type.addMethod(applyTo(record));
		}
		if (record.components().stream().anyMatch(Component::writeOnly)) {
			type.addMethod(toText(record));
		}
		record.nested().forEach((inner) -> type.addType(type(inner).addModifiers(Modifier.PUBLIC).build()));
		return type;
	}

	private static CodeBlock documentation(RecordModel record) {
		CodeBlock.Builder comment = CodeBlock.builder();
		if (record.description() != null) {
			comment.add("$L\n", Documentation.inComment(record.description()));
		}
		else {
			comment.add("API record of {@link $T}.\n", ClassName.get(record.model().element()));
		}
		List<Component> described = record.components()
			.stream()
			.filter((component) -> component.description() != null)
			.toList();
		if (!described.isEmpty()) {
			comment.add("\n");
		}
		for (Component component : described) {
			comment.add("@param $L $L\n", component.name(),
					Documentation.inComment(String.valueOf(component.description())));
		}
		return comment.build();
	}

	private static MethodSpec from(RecordModel record) {
		CodeBlock values = record.components().stream().map(Component::read).collect(CodeBlock.joining(",\n"));
		return MethodSpec.methodBuilder("from")
			.addJavadoc("Makes the record of a model.\n@param model the model$L\n@return the record\n",
					record.nested().isEmpty() ? "" : ", with its nested relations fetched")
			.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
			.addParameter(ClassName.get(record.model().element()), "model")
			.returns(record.name())
			.addStatement("return new $T($>$>\n$L$<$<)", record.name(), values)
			.build();
	}

	private static MethodSpec toModel(RecordModel record) {
		ClassName model = ClassName.get(record.model().element());
		MethodSpec.Builder method = MethodSpec.methodBuilder("toModel")
			.addJavadoc("Makes a new instance of the model.\n@return the instance, not saved\n")
			.addModifiers(Modifier.PUBLIC)
			.returns(model)
			.addStatement("$T model = $L", model, record.creation());
		for (Component component : record.components()) {
			if (component.write() != null && component.use() == Component.Use.KEY) {
				addOptional(method, component);
			}
		}
		return method.addStatement("return applyTo(model)").build();
	}

	private static MethodSpec applyTo(RecordModel record) {
		ClassName model = ClassName.get(record.model().element());
		MethodSpec.Builder method = MethodSpec.methodBuilder("applyTo")
			.addJavadoc("Writes the values to an instance of the model.\n@param model the instance\n"
					+ "@return the same instance, not saved\n")
			.addModifiers(Modifier.PUBLIC)
			.addParameter(model, "model")
			.returns(model);
		for (Component component : record.components()) {
			if (component.write() != null) {
				addWrite(method, record, component);
			}
		}
		return method.addStatement("return model").build();
	}

	/**
	 * As records have it, without what nobody may read.
	 */
	private static MethodSpec toText(RecordModel record) {
		List<Component> shown = record.components().stream().filter((component) -> !component.writeOnly()).toList();
		CodeBlock.Builder text = CodeBlock.builder().add("$S", record.name().simpleName() + "[");
		for (int i = 0; i < shown.size(); i++) {
			String name = shown.get(i).name();
			text.add(" + $S + this.$L", ((i > 0) ? ", " : "") + name + "=", name);
		}
		return MethodSpec.methodBuilder("toString")
			.addJavadoc("Shows the values but those that are only written.\n@return the text\n")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.returns(String.class)
			.addStatement("return $L + $S", text.build(), "]")
			.build();
	}

	private static void addWrite(MethodSpec.Builder method, RecordModel record, Component component) {
		switch (component.use()) {
			case KEY -> {
			}
			case OPTIONAL -> addOptional(method, component);
			case REQUIRED -> method.addStatement("$L", component.write());
			case PRIMITIVE -> {
				method.beginControlFlow("if (this.$L == null)", component.name())
					.addStatement("throw new $T($S, $T.of(new $T($S, $S)))", VALIDATION_ERROR, record.model().name(),
							List.class, VALIDATION_ERROR.nestedClass("Violation"), component.name(), "must not be null")
					.endControlFlow()
					.addStatement("$L", component.write());
			}
			default -> throw new IllegalStateException(component.use().name().toLowerCase(Locale.ROOT));
		}
	}

	private static void addOptional(MethodSpec.Builder method, Component component) {
		method.beginControlFlow("if (this.$L != null)", component.name())
			.addStatement("$L", component.write())
			.endControlFlow();
	}

}
