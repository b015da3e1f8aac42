package io.tortoiseorm.processor.model;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import org.jspecify.annotations.Nullable;

/**
 * What only the source tree of javac shows. Other compilers have none; build tools hide
 * it behind wrappers.
 */
public final class SourceTrees {

	private final @Nullable Trees trees;

	private SourceTrees(@Nullable Trees trees) {
		this.trees = trees;
	}

	/**
	 * The source tree of a compilation.
	 * @param environment the compilation, maybe wrapped
	 * @return the tree, one that shows nothing where there is none
	 */
	public static SourceTrees of(ProcessingEnvironment environment) {
		ProcessingEnvironment each = environment;
		while (each != null) {
			try {
				return new SourceTrees(Trees.instance(each));
			}
			catch (IllegalArgumentException ex) {
				each = wrapped(each);
			}
			catch (LinkageError ex) {
				each = null;
			}
		}
		return new SourceTrees(null);
	}

	/**
	 * The compilation inside a build tool's wrapper: Gradle keeps it in a field, IntelliJ
	 * has a method for it.
	 */
	private static @Nullable ProcessingEnvironment wrapped(ProcessingEnvironment wrapper) {
		try {
			if (Proxy.isProxyClass(wrapper.getClass())) {
				Method unwrap = wrapper.getClass()
					.getClassLoader()
					.loadClass("org.jetbrains.jps.javac.APIWrappers")
					.getDeclaredMethod("unwrap", Class.class, Object.class);
				return (ProcessingEnvironment) unwrap.invoke(null, ProcessingEnvironment.class, wrapper);
			}
			for (Class<?> type = wrapper.getClass(); type != null; type = type.getSuperclass()) {
				for (Field field : type.getDeclaredFields()) {
					if (ProcessingEnvironment.class.isAssignableFrom(field.getType())) {
						field.setAccessible(true);
						return (ProcessingEnvironment) field.get(wrapper);
					}
				}
			}
		}
		catch (ReflectiveOperationException | InaccessibleObjectException ex) {
			return null;
		}
		return null;
	}

	/**
	 * Whether an element is written in the source, not read from a class file.
	 * @param element the element
	 * @return whether it is, as far as this compiler tells
	 */
	public boolean shows(Element element) {
		return this.trees == null || this.trees.getPath(element) != null;
	}

	/**
	 * Whether a field has an initialiser.
	 * @param field the field
	 * @return whether it is known to have one
	 */
	public boolean hasInitializer(VariableElement field) {
		return this.trees != null && this.trees.getPath(field) != null
				&& this.trees.getPath(field).getLeaf() instanceof VariableTree tree && tree.getInitializer() != null;
	}

}
