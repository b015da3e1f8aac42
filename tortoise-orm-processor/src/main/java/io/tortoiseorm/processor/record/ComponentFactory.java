package io.tortoiseorm.processor.record;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.tortoiseorm.processor.model.Column;
import io.tortoiseorm.processor.model.FieldKind;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.Property;
import org.jspecify.annotations.Nullable;

/**
 * Makes the components of one record.
 */
final class ComponentFactory {

	private static final ClassName COMPUTED = ClassName.get("io.tortoiseorm", "Computed");

	private static final ClassName RELATION_SLOT = ClassName.get("io.tortoiseorm.meta", "RelationSlot");

	private static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");

	private final RecordContext context;

	private final RecordOptions options;

	private final Accessors accessors;

	private final boolean writes;

	/**
	 * Creates the factory.
	 * @param writes whether the record can be written to a model
	 */
	ComponentFactory(RecordContext context, RecordOptions options, Accessors accessors, boolean writes) {
		this.context = context;
		this.options = options;
		this.accessors = accessors;
		this.writes = writes;
	}

	/**
	 * A field, or the raw key of a relation.
	 * @param column the column of the field or relation
	 * @param value the field whose values it has
	 */
	Component ofColumn(Column column, Property value) {
		Property property = column.property();
		boolean optional = this.options.isOptional(column.name())
				|| (this.options.input() && hasDefault(property) && !asksForPresence(property.element()));
		boolean nullable = optional || property.nullability() != Property.Nullability.NON_NULL;
		String description = this.context.documentation().of(property);
		List<AnnotationSpec> annotations = new ArrayList<>(this.context.constraints().of(property, value, !nullable));
		boolean writeOnly = this.options.isWriteOnly(column.name());
		annotations.addAll(this.context.constraints().described(description, writeOnly));
		CodeBlock read = writeOnly ? null : read(column, this.context.typeName(value.type(), false));
		return new Component(column.name(), this.context.typeName(value.type(), nullable), annotations, description,
				read, write(column), use(property, optional));
	}

	private CodeBlock read(Column column, TypeName type) {
		Property property = column.property();
		VariableElement field = property.element();
		if (field == null) {
			return CodeBlock.of("($T) model.pk()", type);
		}
		CodeBlock read = this.accessors.read(property, field);
		if (column.isPart()) {
			return CodeBlock.of("($T) $T.rawKeyPart($L, $L)", type, RELATION_SLOT, read, column.part());
		}
		return property.kind().isToOne() ? CodeBlock.of("($T) $L.id()", type, read) : read;
	}

	private @Nullable CodeBlock write(Column column) {
		Property property = column.property();
		VariableElement field = property.element();
		if (!this.writes || field == null || property.readOnly()) {
			return null;
		}
		CodeBlock value = CodeBlock.of("this.$L", column.name());
		if (column.isPart()) {
			return CodeBlock.of("$T.putRawKeyPart($L, $L, $L, $L)", RELATION_SLOT, this.accessors.read(property, field),
					column.part(), column.count(), value);
		}
		if (property.kind().isToOne()) {
			return CodeBlock.of("$L.setId($L)", this.accessors.read(property, field), value);
		}
		return this.accessors.write(property, field, value);
	}

	private static Component.Use use(Property property, boolean optional) {
		if (property.primaryKey()) {
			return Component.Use.KEY;
		}
		return use(property.type(), optional);
	}

	private static Component.Use use(TypeMirror type, boolean optional) {
		if (optional) {
			return Component.Use.OPTIONAL;
		}
		return type.getKind().isPrimitive() ? Component.Use.PRIMITIVE : Component.Use.REQUIRED;
	}

	private static boolean asksForPresence(@Nullable VariableElement field) {
		return field != null && Constraints.asksForPresence(field.getAnnotationMirrors());
	}

	private boolean hasDefault(Property property) {
		boolean ownKey = property.primaryKey() && property.kind() == FieldKind.UUID;
		return ownKey || property.hasDbDefault() || (!property.kind().isRelation() && property.element() != null
				&& this.context.initialized().test(property.element()));
	}

	/**
	 * What the model takes and keeps in no column.
	 * @param member the member that takes it
	 */
	Component ofWriteOnly(SettableMember member) {
		List<? extends AnnotationMirror> own = member.element().getAnnotationMirrors();
		boolean optional = this.options.isOptional(member.name()) || (this.options.input() && member.field() != null
				&& this.context.initialized().test(member.field()) && !Constraints.asksForPresence(own));
		boolean mayBeNull = isNullable(own) || isNullable(member.element().asType().getAnnotationMirrors());
		boolean nullable = optional || (mayBeNull && !Constraints.asksForPresence(own));
		String description = this.context.documentation().of(member.documented());
		List<AnnotationSpec> annotations = new ArrayList<>(this.context.constraints().ofMember(own, !nullable));
		annotations.addAll(this.context.constraints().described(description, true));
		return new Component(member.name(), this.context.typeName(member.type(), nullable), annotations, description,
				null, this.accessors.write(member, CodeBlock.of("this.$L", member.name())),
				use(member.type(), optional));
	}

	/**
	 * A relation, as a record or a list of records.
	 * @param property the relation
	 * @param field its holder
	 * @param inner the record
	 */
	Component ofRelation(Property property, VariableElement field, ClassName inner) {
		String holder = this.context.language().simpleName(property.type());
		boolean many = holder.equals("ReverseRelation") || holder.equals("ManyToManyRelation");
		boolean maybeNone = holder.equals("BackwardOneToOneRelation")
				|| property.nullability() != Property.Nullability.NON_NULL;
		boolean nullable = this.options.isOptional(property.name()) || (!many && maybeNone);
		Constraints constraints = this.context.constraints();
		String description = this.context.documentation().of(property);
		boolean checksElements = many && this.options.input();
		List<AnnotationSpec> annotations = new ArrayList<>(
				this.options.input() ? constraints.ofHolder(field, !nullable) : constraints.required(!nullable));
		TypeName element = checksElements ? inner.annotated(constraints.ofElement()) : inner;
		if (!checksElements) {
			annotations.addAll(constraints.valid());
		}
		TypeName type = many ? ParameterizedTypeName.get(ClassName.get(List.class), element) : inner;
		annotations.addAll(described(description));
		CodeBlock read = this.accessors.read(property, field);
		CodeBlock made = many ? CodeBlock.of("$L.list().stream().map($T::from).toList()", read, inner)
				: CodeBlock.of("$T.ofNullable($L.get()).map($T::from).orElse(null)", OPTIONAL, read, inner);
		return new Component(property.name(), this.context.typeName(type, nullable), annotations, description, made,
				null, Component.Use.REQUIRED);
	}

	/**
	 * The result of a method of the model.
	 * @param name the name of the component
	 * @param method the method
	 */
	Component ofMethod(String name, ExecutableElement method) {
		TypeMirror result = this.accessors.resultOf(method);
		boolean nullable = isNullable(method.getAnnotationMirrors())
				|| isNullable(method.getReturnType().getAnnotationMirrors());
		String description = this.context.documentation().of(method);
		List<AnnotationSpec> annotations = new ArrayList<>();
		annotations.add(AnnotationSpec.builder(COMPUTED).build());
		annotations.addAll(described(description));
		return new Component(name, this.context.typeName(result, nullable), annotations, description,
				CodeBlock.of("model.$L()", method.getSimpleName()), null, Component.Use.REQUIRED);
	}

	/**
	 * What a query annotates instances with.
	 * @param name its name
	 * @param type its type
	 * @param description what it is, or {@code null}
	 */
	Component ofAnnotation(String name, TypeMirror type, @Nullable String description) {
		return new Component(name, this.context.typeName(type, !type.getKind().isPrimitive()), described(description),
				description, CodeBlock.of("model.annotation($S, $T.class)", name, TypeName.get(type).box()), null,
				Component.Use.REQUIRED);
	}

	private List<AnnotationSpec> described(@Nullable String description) {
		return this.context.constraints().described(description, false);
	}

	private static boolean isNullable(List<? extends AnnotationMirror> annotations) {
		return annotations.stream().anyMatch((mirror) -> Language.nameOf(mirror).endsWith(".Nullable"));
	}

}
