package io.tortoiseorm.schema.inspectdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.tortoiseorm.meta.DbNames;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Property;
import io.tortoiseorm.schema.introspection.LiveIndex;
import io.tortoiseorm.schema.introspection.LiveKey;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Writes the table annotation of a model.
 */
final class TableAnnotation {

	private static final String FRONT_DOOR = "io.tortoiseorm";

	private final ModelPlan plan;

	private final LiveTable table;

	TableAnnotation(ModelPlan plan) {
		this.plan = plan;
		this.table = plan.table;
	}

	AnnotationSpec write() {
		AnnotationSpec.Builder annotation = AnnotationSpec.builder(ClassName.get(FRONT_DOOR, "Table"))
			.addMember("name", "$S", this.table.name());
		if (this.table.table().schema() != null) {
			annotation.addMember("schema", "$S", this.table.table().schema());
		}
		if (this.table.comment() != null) {
			annotation.addMember("description", "$S", this.table.comment());
		}
		if (this.plan.view) {
			annotation.addMember("view", "true");
		}
		for (LiveIndex index : this.table.indexes()) {
			AnnotationSpec written = index(index);
			if (written != null) {
				annotation.addMember("indexes", "$L", written);
			}
		}
		for (LiveKey unique : this.table.uniques()) {
			AnnotationSpec written = unique(unique);
			if (written != null) {
				annotation.addMember("uniqueTogether", "$L", written);
			}
		}
		for (CheckDefinition check : this.table.checks()) {
			annotation.addMember("checks", "$L", check(check));
		}
		return annotation.build();
	}

	private AnnotationSpec check(CheckDefinition check) {
		String name = check.name().isEmpty()
				? "check_" + this.table.name() + "_" + (this.table.checks().indexOf(check) + 1) : check.name();
		return AnnotationSpec.builder(ClassName.get(FRONT_DOOR, "CheckConstraint"))
			.addMember("name", "$S", name)
			.addMember("value", "$S", check.condition())
			.build();
	}

	private @Nullable AnnotationSpec index(LiveIndex index) {
		List<String> names = names(index.columns(), index.using() != null);
		boolean single = index.columns().size() == 1 && index.plain() && !isPart(index.columns().get(0));
		if (names == null || (single && ModelPlanner.isPlainIndex(index, this.table, index.columns().get(0)))) {
			return null;
		}
		AnnotationSpec.Builder annotation = AnnotationSpec.builder(ClassName.get(FRONT_DOOR, "Index"));
		if (index.plain()) {
			annotation.addMember("value", "$L", array(names));
		}
		else {
			annotation.addMember("expressions", "$L", array(expressions(index)));
		}
		String expected = index.unique() ? DbNames.uniqueIndex(this.table.name(), index.columns())
				: DbNames.index(this.table.name(), index.columns());
		if (!index.plain() || !index.name().equals(expected)) {
			annotation.addMember("name", "$S", index.name());
		}
		if (index.unique()) {
			annotation.addMember("unique", "true");
		}
		if (index.condition() != null) {
			annotation.addMember("condition", "$S", index.condition());
		}
		if (index.using() != null) {
			annotation.addMember("using", "$S", index.using());
		}
		return annotation.build();
	}

	private static List<String> expressions(LiveIndex index) {
		return index.parts()
			.stream()
			.map((part) -> (part.expression() != null) ? part.expression() : Objects.requireNonNull(part.column()))
			.toList();
	}

	private @Nullable AnnotationSpec unique(LiveKey unique) {
		List<String> names = names(unique.columns(), false);
		if (names == null) {
			return null;
		}
		if (isOneToOne(unique)) {
			return null;
		}
		if (unique.columns().size() == 1 && !isPart(unique.columns().get(0))) {
			Property property = Objects.requireNonNull(this.plan.property(unique.columns().get(0)));
			boolean oneToOne = property.reference != null && property.reference.oneToOne;
			if (property.unique || property.primaryKey || oneToOne) {
				return null;
			}
		}
		AnnotationSpec.Builder annotation = AnnotationSpec.builder(ClassName.get(FRONT_DOOR, "UniqueTogether"))
			.addMember("value", "$L", array(names));
		String name = unique.name();
		if (name != null && !name.equals(DbNames.unique(this.table.name(), unique.columns()))) {
			annotation.addMember("name", "$S", name);
		}
		return annotation.build();
	}

	/** Whether a column is one of several of a relation, which tells nothing of one. */
	private boolean isPart(String column) {
		Property property = this.plan.property(column);
		return property != null && property.keyReference != null;
	}

	/** Whether a relation of several columns says so by itself. */
	private boolean isOneToOne(LiveKey unique) {
		boolean named = unique.name() != null
				&& !unique.name().equals(DbNames.unique(this.table.name(), unique.columns()));
		return !named && this.plan.keyReferences.stream()
			.anyMatch((relation) -> relation.reference().oneToOne && relation.columns().equals(unique.columns()));
	}

	/**
	 * The properties of columns, or {@code null} if one has none or cannot be indexed.
	 */
	private @Nullable List<String> names(List<String> columns, boolean anyKind) {
		List<String> names = new ArrayList<>();
		for (String column : columns) {
			Property property = this.plan.property(column);
			if (property == null || (!anyKind && !FieldTypes.canBeIndexed(property.type))) {
				return null;
			}
			names.add(property.name);
		}
		return names;
	}

	private static CodeBlock array(List<String> values) {
		List<CodeBlock> literals = values.stream().map((value) -> CodeBlock.of("$S", value)).toList();
		return (literals.size() == 1) ? literals.get(0) : CodeBlock.of("{ $L }", CodeBlock.join(literals, ", "));
	}

}
