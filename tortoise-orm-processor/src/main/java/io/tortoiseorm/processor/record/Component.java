package io.tortoiseorm.processor.record;

import java.util.List;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record.
 *
 * @param name its name
 * @param type its type
 * @param annotations constraints and the like
 * @param description what it holds, or {@code null}
 * @param read reads it from {@code model}, or {@code null} when nobody may
 * @param write writes it to {@code model}, or {@code null} when nobody may
 * @param use how it is written
 */
record Component(String name, TypeName type, List<AnnotationSpec> annotations, @Nullable String description,
		@Nullable CodeBlock read, @Nullable CodeBlock write, Use use) {

	/**
	 * Whether it is taken and never shown.
	 */
	boolean writeOnly() {
		return this.read == null;
	}

	/**
	 * When a component is written to a model.
	 */
	enum Use {

		/** Only to a new instance. */
		KEY,
		/** Always. */
		REQUIRED,
		/** Always, and it must be there, since null cannot be written. */
		PRIMITIVE,
		/** When it is not null. */
		OPTIONAL

	}

}
