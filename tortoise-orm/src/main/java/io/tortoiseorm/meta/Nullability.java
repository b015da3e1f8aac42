package io.tortoiseorm.meta;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;

/**
 * Whether a field is annotated as nullable: by JSpecify's annotation on its type, or by
 * any other annotation of that name which is kept at run time.
 */
final class Nullability {

	private Nullability() {
	}

	static boolean isNullable(Field field) {
		AnnotatedType type = field.getAnnotatedType();
		return isAnnotated(field) || isAnnotated(type) || isPrimitiveArray(field, type);
	}

	/**
	 * {@code @Nullable byte[]} annotates the bytes, which cannot be null: the array is
	 * meant.
	 */
	private static boolean isPrimitiveArray(Field field, AnnotatedType type) {
		return type instanceof AnnotatedArrayType array && field.getType().getComponentType().isPrimitive()
				&& isAnnotated(array.getAnnotatedGenericComponentType());
	}

	private static boolean isAnnotated(AnnotatedElement element) {
		for (Annotation annotation : element.getAnnotations()) {
			if (annotation.annotationType().getSimpleName().equals("Nullable")) {
				return true;
			}
		}
		return false;
	}

}
