package io.tortoiseorm.jackson;

import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.OneToOneField;
import tools.jackson.databind.introspect.AnnotatedField;

/**
 * What the annotations of relation holders say.
 */
final class References {

	private References() {
	}

	/**
	 * The property of the target that a relation refers to, empty for its key.
	 */
	static String toField(AnnotatedField holder) {
		ForeignKeyField foreignKey = holder.getAnnotated().getAnnotation(ForeignKeyField.class);
		if (foreignKey != null) {
			return foreignKey.toField();
		}
		OneToOneField oneToOne = holder.getAnnotated().getAnnotation(OneToOneField.class);
		return (oneToOne != null) ? oneToOne.toField() : "";
	}

}
