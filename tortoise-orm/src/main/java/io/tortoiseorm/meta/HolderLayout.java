package io.tortoiseorm.meta;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.OneToOneField;
import org.jspecify.annotations.Nullable;

/**
 * The relation holders that a model class declares, in the order of declaration,
 * inherited ones first. Found once per class and without a registry, so that instances
 * can be made at any time.
 */
public final class HolderLayout {

	private static final ClassValue<HolderLayout> LAYOUTS = new ClassValue<>() {

		@Override
		protected HolderLayout computeValue(Class<?> type) {
			ModelSource historical = HistoricalSources.find(type);
			return new HolderLayout((historical != null) ? of(historical) : find(type));
		}

	};

	private final Holder[] holders;

	private HolderLayout(List<Holder> holders) {
		this.holders = holders.toArray(Holder[]::new);
	}

	/**
	 * Gives an instance its holders. Called once, by the constructor of the model class.
	 * @param instance the instance under construction
	 * @param factory makes the holders
	 */
	public static void install(ModelBase instance, HolderFactory factory) {
		Holder[] holders = of(instance.getClass()).holders;
		if (holders.length == 0) {
			return;
		}
		RelationSlot[] slots = new RelationSlot[holders.length];
		for (int i = 0; i < holders.length; i++) {
			Holder holder = holders[i];
			slots[i] = holder.install(instance, factory);
		}
		instance.state.installSlots(slots);
	}

	static HolderLayout of(Class<?> type) {
		return LAYOUTS.get(type);
	}

	/**
	 * The position of a holder.
	 * @param name the property
	 * @return its index, or -1 when there is none of that name
	 */
	int indexOf(String name) {
		for (int i = 0; i < this.holders.length; i++) {
			if (this.holders[i].name.equals(name)) {
				return i;
			}
		}
		return -1;
	}

	/** The relations of a class that has no Java fields for them. */
	private static List<Holder> of(ModelSource historical) {
		return historical.properties()
			.stream()
			.filter((property) -> property.slot() >= 0)
			.map((property) -> new Holder(property.name(), property.target(), property.options().text("toField")))
			.toList();
	}

	private static List<Holder> find(Class<?> type) {
		List<Holder> found = new ArrayList<>();
		TypeResolver types = new TypeResolver(type);
		for (Class<?> declaring : ModelSource.hierarchy(type)) {
			for (Field field : declaring.getDeclaredFields()) {
				if (isHolder(field)) {
					found.add(new Holder(field, types));
				}
			}
		}
		return found;
	}

	static boolean isHolder(Field field) {
		return RelationSlot.class.isAssignableFrom(field.getType()) && !Modifier.isStatic(field.getModifiers())
				&& !Modifier.isTransient(field.getModifiers());
	}

	/**
	 * One declared holder.
	 */
	static final class Holder {

		private final String name;

		private final Class<?> type;

		private final @Nullable Class<?> target;

		private final String toField;

		private final @Nullable MethodHandle setter;

		Holder(Field field, TypeResolver types) {
			this.name = field.getName();
			this.type = field.getType();
			this.target = types.argument(field);
			this.toField = toField(field);
			this.setter = MemberHandles.setter(field);
		}

		Holder(String name, @Nullable Class<?> target, @Nullable String toField) {
			this.name = name;
			this.type = UndeclaredSlot.class;
			this.target = target;
			this.toField = (toField != null) ? toField : "";
			this.setter = null;
		}

		RelationSlot install(ModelBase instance, HolderFactory factory) {
			RelationSlot slot;
			if (this.setter != null) {
				slot = factory.create(instance, this.name, this.type);
				MemberHandles.set(this.setter, instance, slot);
			}
			else {
				slot = new UndeclaredSlot(instance, this.name);
			}
			slot.bind(this);
			return slot;
		}

		private static String toField(Field field) {
			for (Annotation annotation : field.getAnnotations()) {
				if (annotation instanceof ForeignKeyField foreignKey) {
					return foreignKey.toField();
				}
				if (annotation instanceof OneToOneField oneToOne) {
					return oneToOne.toField();
				}
			}
			return "";
		}

		String toField() {
			return this.toField;
		}

		boolean accepts(ModelBase candidate) {
			return this.target == null || this.target.isInstance(candidate);
		}

		@Nullable Class<?> target() {
			return this.target;
		}

		String targetName() {
			return (this.target != null) ? ModelMeta.nameOf(this.target) : "a model";
		}

	}

}
