package io.tortoiseorm.spring.boot.autoconfigure;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.SqlType;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Says what models need of reflection: the classes themselves up to those of the ORM,
 * what their annotations and documents are read by, and the records beside them, which
 * rows are read into.
 */
final class ModelHints {

	private static final String OWN = "io.tortoiseorm.";

	private final RuntimeHints hints;

	private final BindingReflectionHintsRegistrar bindings = new BindingReflectionHintsRegistrar();

	ModelHints(RuntimeHints hints) {
		this.hints = hints;
	}

	void register(Collection<ModelMeta> models) {
		Set<String> packages = new TreeSet<>();
		for (ModelMeta model : models) {
			register(model);
			packages.add(model.type().getPackageName());
		}
		packages.forEach(this::registerRecords);
	}

	private void register(ModelMeta model) {
		for (Class<?> type = model.type(); type != null && type != Object.class; type = type.getSuperclass()) {
			this.hints.reflection()
				.registerType(type, MemberCategory.ACCESS_DECLARED_FIELDS, MemberCategory.ACCESS_PUBLIC_FIELDS,
						MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS);
			for (Field field : type.getDeclaredFields()) {
				registerAnnotations(field);
			}
		}
		this.bindings.registerReflectionHints(this.hints.reflection(), model.type());
		for (FieldMeta field : model.fields()) {
			if (field.sqlType().kind() == SqlType.Kind.JSON) {
				this.bindings.registerReflectionHints(this.hints.reflection(), field.type().javaType());
			}
		}
	}

	private void registerAnnotations(Field field) {
		for (Annotation annotation : field.getDeclaredAnnotations()) {
			if (annotation.annotationType().getName().startsWith(OWN)) {
				this.hints.reflection()
					.registerType(annotation.annotationType(), MemberCategory.INVOKE_DECLARED_METHODS,
							MemberCategory.INVOKE_PUBLIC_METHODS);
			}
		}
	}

	private void registerRecords(String packageName) {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {

			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
				return true;
			}

		};
		scanner.addIncludeFilter(new AssignableTypeFilter(Record.class));
		scanner.findCandidateComponents(packageName)
			.forEach((found) -> registerRecord(
					ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)));
	}

	private void registerRecord(Class<?> type) {
		this.hints.reflection()
			.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS);
		this.bindings.registerReflectionHints(this.hints.reflection(), type);
	}

}
