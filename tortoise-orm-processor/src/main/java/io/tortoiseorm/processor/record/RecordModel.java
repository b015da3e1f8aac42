package io.tortoiseorm.processor.record;

import java.util.List;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.CodeBlock;
import io.tortoiseorm.processor.model.ModelClass;
import org.jspecify.annotations.Nullable;

/**
 * A record to be written.
 *
 * @param name its class
 * @param schemaName the name that is its own among all records of an API
 * @param model the model that it is made from
 * @param description what it is, or {@code null}
 * @param components its components in order
 * @param nested the records in it
 * @param constants what it reaches private parts of the model by
 * @param creation makes an instance of the model
 * @param writable whether it can be written to an instance of the model
 */
record RecordModel(ClassName name, String schemaName, ModelClass model, @Nullable String description,
		List<Component> components, List<RecordModel> nested, List<FieldSpec> constants, CodeBlock creation,
		boolean writable) {

	/**
	 * Whether it can be made of an instance of the model: not when it has to hold what
	 * nobody may read.
	 */
	boolean readable() {
		return this.components.stream().noneMatch(Component::writeOnly)
				&& this.nested.stream().allMatch(RecordModel::readable);
	}

}
