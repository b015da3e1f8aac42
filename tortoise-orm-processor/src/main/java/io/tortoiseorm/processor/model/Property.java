package io.tortoiseorm.processor.model;

import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

import org.jspecify.annotations.Nullable;

/**
 * One persistent property as its class declares it.
 *
 * @param model the concrete model it was read for
 * @param name the property
 * @param element the Java field, or {@code null} for the key that a model has without
 * declaring it
 * @param kind which field it is
 * @param options what the annotation says
 * @param type the type with type variables resolved
 * @param nullability what is known of whether it may be empty
 * @param target the model at the far end of a relation, or {@code null}
 * @param source whether the Java field is part of the compiled source
 */
public record Property(TypeElement model, String name, @Nullable VariableElement element, FieldKind kind,
		Options options, TypeMirror type, Nullability nullability, @Nullable TypeElement target, boolean source) {

	/**
	 * Whether it may be empty.
	 * @return whether it is known that it may
	 */
	public boolean nullable() {
		return this.nullability == Nullability.NULLABLE;
	}

	/**
	 * Whether it is the key of its model.
	 * @return whether it is
	 */
	public boolean primaryKey() {
		return this.element == null || this.options.flag("primaryKey");
	}

	/**
	 * Whether the database makes the values.
	 * @return whether it does
	 */
	public boolean generated() {
		Boolean said = this.options.choice("generated");
		if (said != null) {
			return said;
		}
		if (this.kind == FieldKind.TSVECTOR) {
			return this.options.flag("stored") && !this.options.texts("sourceFields").isEmpty();
		}
		return primaryKey() && this.kind.canBeGeneratedKey();
	}

	/**
	 * Whether saving sets the value.
	 * @return whether it does, at the first save or at each
	 */
	public boolean automatic() {
		return this.options.flag("autoNow") || this.options.flag("autoNowAdd");
	}

	/**
	 * Whether the database or saving makes the values, so that nobody else writes them.
	 * @return whether they do
	 */
	public boolean readOnly() {
		return generated() || automatic();
	}

	/**
	 * The name under which lookups know the value: for a relation that of its raw key.
	 * @return the name
	 */
	public String valueName() {
		return this.kind.isToOne() ? this.name + "Id" : this.name;
	}

	/**
	 * The name of a relation at the model that it leads to: what is said, else the model
	 * in camelCase.
	 * @return the name, or {@code null} where the relation has none there
	 */
	public @Nullable String relatedName() {
		String said = this.options.text("relatedName");
		if (said == null) {
			String source = Naming.camelCase(this.model.getSimpleName().toString());
			return (this.kind == FieldKind.ONE_TO_ONE) ? source : source + "s";
		}
		return (said.equals("-") || said.equals("+")) ? null : said;
	}

	/**
	 * The column.
	 * @return its name
	 */
	public String column() {
		String said = this.options.text("column");
		if (said != null) {
			return said;
		}
		return Naming.snakeCase(this.name) + (this.kind.isToOne() ? "_id" : "");
	}

	/**
	 * Whether the column has a default.
	 * @return whether it has
	 */
	public boolean hasDbDefault() {
		return this.element != null && Language.annotation(this.element, "io.tortoiseorm.fields.DbDefault") != null;
	}

	/**
	 * A mistake in this property.
	 * @param problem what is wrong
	 * @param mend what to do
	 * @return the mistake, at the annotation
	 */
	public Problem problem(String problem, String mend) {
		return new Problem(this.model, this.name, problem, mend, (this.element != null) ? this.element : this.model,
				this.options.mirror(), null);
	}

	/**
	 * A mistake in one option of this property.
	 * @param option the option
	 * @param problem what is wrong
	 * @param mend what to do
	 * @return the mistake, at the option
	 */
	public Problem problemOf(String option, String problem, String mend) {
		AnnotationValue value = this.options.written(option);
		return new Problem(this.model, this.name, problem, mend, (this.element != null) ? this.element : this.model,
				this.options.mirror(), value);
	}

	/**
	 * What is known of whether a property may be empty.
	 */
	public enum Nullability {

		/** It may. */
		NULLABLE,
		/** It may not. */
		NON_NULL,
		/** The compiler does not show it, as for class files on older JDKs. */
		UNKNOWN

	}

}
