package io.tortoiseorm.jackson;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tortoiseorm.Model;
import io.tortoiseorm.meta.ModelBase;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.VisibilityChecker;

/**
 * All fields of a model are visible, and nothing of its base classes.
 */
final class ModelVisibility extends VisibilityChecker {

	private static final long serialVersionUID = 1L;

	private final VisibilityChecker rules;

	private ModelVisibility(VisibilityChecker rules) {
		super(Visibility.DEFAULT);
		this.rules = rules;
	}

	static ModelVisibility over(VisibilityChecker rules) {
		return new ModelVisibility(rules.withFieldVisibility(Visibility.ANY));
	}

	@Override
	public VisibilityChecker withOverrides(JsonAutoDetect.Value overrides) {
		return new ModelVisibility(this.rules.withOverrides(overrides));
	}

	@Override
	public boolean isFieldVisible(AnnotatedField field) {
		return isOwn(field) && this.rules.isFieldVisible(field);
	}

	@Override
	public boolean isGetterVisible(AnnotatedMethod getter) {
		return isOwn(getter) && this.rules.isGetterVisible(getter);
	}

	@Override
	public boolean isIsGetterVisible(AnnotatedMethod getter) {
		return isOwn(getter) && this.rules.isIsGetterVisible(getter);
	}

	@Override
	public boolean isSetterVisible(AnnotatedMethod setter) {
		return isOwn(setter) && this.rules.isSetterVisible(setter);
	}

	@Override
	public boolean isCreatorVisible(AnnotatedMember creator) {
		return this.rules.isCreatorVisible(creator);
	}

	@Override
	public boolean isScalarConstructorVisible(AnnotatedMember creator) {
		return this.rules.isScalarConstructorVisible(creator);
	}

	private static boolean isOwn(AnnotatedMember member) {
		Class<?> declaring = member.getDeclaringClass();
		return declaring != Model.class && declaring != ModelBase.class;
	}

}
