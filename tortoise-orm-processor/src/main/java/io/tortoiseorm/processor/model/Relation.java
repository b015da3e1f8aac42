package io.tortoiseorm.processor.model;

import javax.lang.model.element.TypeElement;

/**
 * A relation seen from one of its ends.
 *
 * @param kind the kind seen from this end
 * @param name the name at this end
 * @param source the model at this end
 * @param target the model at the other end
 * @param declaredBy the property that makes the relation, at either end
 * @param forward whether that property is at this end
 */
public record Relation(HolderKind kind, String name, TypeElement source, TypeElement target, Property declaredBy,
		boolean forward) {

	/**
	 * Where it is declared.
	 * @return for example {@code Order.customer}
	 */
	public String origin() {
		return this.declaredBy.model().getSimpleName() + "." + this.declaredBy.name();
	}

	/**
	 * Whether there may be many at the other end.
	 * @return whether there may
	 */
	public boolean toMany() {
		return this.kind.isToMany();
	}

}
