package io.tortoiseorm.processor.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.ClassName;
import io.tortoiseorm.processor.model.Column;
import io.tortoiseorm.processor.model.FieldKind;
import io.tortoiseorm.processor.model.Language;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.Naming;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Problem;
import io.tortoiseorm.processor.model.Property;
import io.tortoiseorm.processor.model.Suggestions;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is in a record and in the records nested in it.
 */
final class RecordPlanner {

	private static final String JSON_IGNORE = "com.fasterxml.jackson.annotation.JsonIgnore";

	/**
	 * What the methods of records, and the generated one without parameters, are called.
	 */
	private static final Set<String> UNUSABLE = Set.of("clone", "finalize", "getClass", "hashCode", "notify",
			"notifyAll", "toString", "wait", "toModel");

	/** Classes that records may use by their simple names. */
	private static final Set<String> USED = Set.of("BigDecimal", "Boolean", "Computed", "Double", "Duration", "Float",
			"Generated", "Instant", "Integer", "List", "LocalDate", "LocalDateTime", "LocalTime", "Long", "Map",
			"ModelAccess", "NullMarked", "Nullable", "Object", "OffsetDateTime", "Optional", "Override", "Schema",
			"Short", "String", "UUID", "Valid", "ValidationError", "ZonedDateTime");

	private final RecordContext context;

	private final ModelClass model;

	private final ClassName name;

	private final String schemaName;

	private final RecordOptions options;

	private final Options said;

	/** The models of the records around this one, and this one's. */
	private final Set<String> around;

	private final Accessors accessors;

	private final ComponentFactory factory;

	private final boolean writable;

	private final List<Component> components = new ArrayList<>();

	private final List<RecordModel> nested = new ArrayList<>();

	private RecordPlanner(RecordContext context, ModelClass model, ClassName name, String schemaName,
			RecordOptions options, Options said, Set<String> around) {
		this.context = context;
		this.model = model;
		this.name = name;
		this.schemaName = schemaName;
		this.options = options;
		this.said = said;
		this.around = new LinkedHashSet<>(around);
		this.around.add(nameOf(model.element()));
		this.accessors = new Accessors(context.language(), model.element(), context.home());
		this.writable = around.isEmpty() || options.input();
		this.factory = new ComponentFactory(context, options, this.accessors, this.writable);
	}

	/**
	 * Plans a record of the context's model.
	 * @param context what is the same for all records of the model
	 * @param said the annotation of the record
	 */
	static RecordModel plan(RecordContext context, Options said) {
		ModelClass model = context.reader().read(context.origin());
		String wanted = said.text("name");
		String simpleName = (wanted != null) ? wanted : model.name() + "Record";
		ClassName name = ClassName.get(context.home().getQualifiedName().toString(), simpleName);
		RecordOptions options = RecordOptions.of(said, context.defaults(model.element()));
		return new RecordPlanner(context, model, name, simpleName, options, said, Set.of()).plan();
	}

	private RecordModel plan() {
		List<Property> properties = new ArrayList<>(this.model.properties());
		properties.sort(Comparator.comparingInt(this::rank));
		properties.forEach(this::add);
		this.options.ownWriteOnly()
			.stream()
			.filter((name) -> this.context.keys().column(this.model, name) == null)
			.forEach(this::addWriteOnly);
		if (!this.options.input()) {
			this.options.ownComputed().forEach(this::compute);
			this.said.annotations("annotated").forEach(this::annotate);
		}
		this.components.removeIf(this::refuseName);
		if (this.options.sorted()) {
			this.components.sort(Comparator.comparing(Component::name));
		}
		return new RecordModel(this.name, this.schemaName, this.model,
				this.context.documentation().of(this.said, this.model), this.components, this.nested,
				this.accessors.constants(), this.accessors.creation(), this.writable);
	}

	private boolean refuseName(Component component) {
		boolean refused = UNUSABLE.contains(component.name());
		if (refused) {
			this.context.problems()
				.add(this.model.problem(
						"record %s cannot have a component \"%s\".".formatted(this.name.simpleName(), component.name()),
						"Exclude it, or rename it and keep its column by column = \"..\".", this.said.mirror(), null));
		}
		return refused;
	}

	/**
	 * The key, the other fields, relations to one, those declared at the other side,
	 * pairs.
	 */
	private int rank(Property property) {
		if (property == this.model.primaryKey()) {
			return 0;
		}
		return switch (property.kind()) {
			case FOREIGN_KEY, ONE_TO_ONE -> 2;
			case REVERSE -> 3;
			case MANY_TO_MANY -> 4;
			default -> 1;
		};
	}

	private void add(Property property) {
		if (isHidden(property)) {
			return;
		}
		if (!property.kind().isRelation()) {
			if (this.options.allows(property.name()) && !(this.options.input() && property.readOnly())) {
				this.context.keys().columns(property).forEach((column) -> addColumn(column, property));
			}
			return;
		}
		boolean nests = nests(property);
		if (nests) {
			nest(property);
		}
		if (property.kind().isToOne()) {
			for (Column column : this.context.keys().columns(property)) {
				if (column.value() != null && wantsRawKey(column.name(), nests)) {
					addColumn(column, column.value());
				}
			}
		}
	}

	private boolean isHidden(Property property) {
		return property.element() != null && !this.options.names(property.name())
				&& !this.options.isWriteOnly(property.name())
				&& Language.annotation(property.element(), JSON_IGNORE) != null;
	}

	private boolean nests(Property property) {
		TypeElement target = property.target();
		if (target == null || this.options.exclude().contains(property.name())) {
			return false;
		}
		if (this.options.names(property.name())) {
			return true;
		}
		if (this.options.input()) {
			return false;
		}
		boolean forward = property.kind() != FieldKind.REVERSE;
		return this.options.include().isEmpty() && this.options.depth() > 0
				&& (forward || this.options.backwardRelations())
				&& (this.options.allowCycles() || !this.around.contains(nameOf(target)));
	}

	private boolean wantsRawKey(String raw, boolean nests) {
		if (this.options.exclude().contains(raw)) {
			return false;
		}
		return this.options.include().contains(raw) || this.options.isWriteOnly(raw)
				|| (this.options.include().isEmpty() && !(nests && this.options.excludeRawKeys()));
	}

	private void addColumn(Column column, Property value) {
		if (this.context.language().isAccessible(value.type(), this.context.home())) {
			this.components.add(this.factory.ofColumn(column, value));
			return;
		}
		this.context.problems()
			.add(column.property()
				.problem(unnameable(value.type()), "Make it visible in the package, or exclude the field."));
	}

	private String unnameable(TypeMirror type) {
		return "has the type %s, which record %s cannot name.".formatted(this.context.language().displayName(type),
				this.name.simpleName());
	}

	private void addWriteOnly(String name) {
		SettableMember member = this.accessors.settable(name);
		if (member == null) {
			return;
		}
		if (this.context.language().isAccessible(member.type(), this.context.home())) {
			this.components.add(this.factory.ofWriteOnly(member));
			return;
		}
		this.context.problems()
			.add(new Problem(this.model.element(), name, unnameable(member.type()),
					"Make it visible in the package, or leave it out of the record.", member.documented(), null, null));
	}

	private void nest(Property property) {
		TypeElement target = property.target();
		VariableElement field = property.element();
		if (target == null || field == null) {
			return;
		}
		ClassName inner = this.name.nestedClass(innerName(Naming.capitalized(property.name())));
		ModelClass targetModel = this.context.reader().read(target);
		RecordOptions innerOptions = this.options.nested(property.name(), this.context.defaults(target));
		if (this.options.input()) {
			for (String back : keyBack(property, targetModel)) {
				innerOptions = innerOptions.without(back);
			}
		}
		this.nested.add(new RecordPlanner(this.context, targetModel, inner, this.schemaName + inner.simpleName(),
				innerOptions, Options.NONE, this.around)
			.plan());
		this.components.add(this.factory.ofRelation(property, field, inner));
	}

	/**
	 * The raw keys by which those nested refer to the model around them, which nobody
	 * knows before that is saved.
	 */
	private List<String> keyBack(Property property, ModelClass target) {
		return target.columns()
			.stream()
			.filter((column) -> property.kind() == FieldKind.REVERSE && column.target() != null
					&& nameOf(column.target()).equals(nameOf(property.model()))
					&& property.name().equals(column.relatedName()))
			.findFirst()
			.map((column) -> this.context.keys().columns(column).stream().map(Column::name).toList())
			.orElse(List.of());
	}

	/**
	 * A class cannot have the name of one around it, and that of one which records use
	 * would stand for that.
	 */
	private String innerName(String wanted) {
		boolean taken = this.name.simpleNames().contains(wanted) || USED.contains(wanted)
				|| this.context.language()
					.elements()
					.getTypeElement("jakarta.validation.constraints." + wanted) != null;
		return taken ? innerName(wanted + "Record") : wanted;
	}

	private void compute(String computed) {
		ExecutableElement method = this.accessors.computing(computed);
		if (method == null) {
			refuse(computed, "but there is no such method without parameters that the record may call.",
					Suggestions.sentence(computed, this.accessors.computingNames()));
			return;
		}
		TypeMirror result = this.accessors.resultOf(method);
		if (result.getKind() == TypeKind.VOID
				|| this.context.language().isSubtype(result, "org.reactivestreams.Publisher")) {
			refuse(computed, "but %s() gives no value at once.".formatted(method.getSimpleName()),
					"Let it return a value, or compute it before the record is made.");
			return;
		}
		this.components.add(this.factory.ofMethod(computed, method));
	}

	private void annotate(AnnotationMirror annotated) {
		Options value = Options.of(annotated, this.context.language().elements());
		String name = value.text("name");
		TypeMirror type = value.type("type");
		if (name != null && type != null) {
			this.components.add(this.factory.ofAnnotation(name, type, value.text("description")));
		}
	}

	private void refuse(String computed, String problem, String mend) {
		this.context.problems()
			.add(this.model.problem("@ModelRecord(computed) names \"%s\", %s".formatted(computed, problem), mend,
					this.said.mirror(), this.said.written("computed")));
	}

	private static String nameOf(TypeElement model) {
		return model.getQualifiedName().toString();
	}

}
