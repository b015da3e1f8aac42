package io.tortoiseorm.jackson;

import java.lang.reflect.Modifier;
import java.util.List;

import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.meta.ModelAccess;
import io.tortoiseorm.meta.ModelAccess.KeyField;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.relations.ForwardRelation;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedField;

/**
 * What the annotations of relation holders say.
 */
final class References {

	private References() {
	}

	/**
	 * By what a holder refers to its target.
	 * @return one field, several for a composite key; none where its class is not known
	 */
	static List<KeyField> key(AnnotatedField holder) {
		JavaType target = holder.getType().containedTypeOrUnknown(0);
		boolean refers = ForwardRelation.class.isAssignableFrom(holder.getRawType())
				&& target.isTypeOrSubTypeOf(ModelBase.class)
				&& !Modifier.isAbstract(target.getRawClass().getModifiers());
		return refers ? ModelAccess.key(target.getRawClass().asSubclass(ModelBase.class), toField(holder)) : List.of();
	}

	/**
	 * The property of the target that a relation refers to, empty for its key.
	 */
	private static String toField(AnnotatedField holder) {
		ForeignKeyField foreignKey = holder.getAnnotated().getAnnotation(ForeignKeyField.class);
		if (foreignKey != null) {
			return foreignKey.toField();
		}
		OneToOneField oneToOne = holder.getAnnotated().getAnnotation(OneToOneField.class);
		return (oneToOne != null) ? oneToOne.toField() : "";
	}

}
