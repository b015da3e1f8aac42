package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import org.jspecify.annotations.Nullable;

/**
 * What an instance looked like when it was last read or written: the property values, or,
 * where a value can be changed in place, its logical form.
 */
public final class Snapshots {

	private static final Snapshots SHARED = new Snapshots(true);

	private static final Snapshots OWN = new Snapshots(false);

	private final boolean sharedWithValues;

	private Snapshots(boolean sharedWithValues) {
		this.sharedWithValues = sharedWithValues;
	}

	static Snapshots of(ModelMeta model) {
		return model.fields().stream().anyMatch(Snapshots::isMutable) ? OWN : SHARED;
	}

	/**
	 * Whether the array of read values can serve as the snapshot.
	 */
	boolean isShared(boolean partial) {
		return this.sharedWithValues && !partial;
	}

	static boolean isMutable(FieldMeta field) {
		return switch (field.sqlType().kind()) {
			case JSON, BINARY, ARRAY, GEOMETRY -> true;
			default -> false;
		};
	}

	/**
	 * Notes the present values of some fields as those of the database.
	 * @param model the model
	 * @param instance the instance
	 * @param fields the fields that were read or written
	 */
	public static void take(ModelMeta model, ModelBase instance, List<FieldMeta> fields) {
		InstanceState state = InstanceState.of(instance);
		@Nullable Object @Nullable [] known = state.snapshot();
		@Nullable Object[] snapshot = (known != null) ? known.clone() : new Object[model.fields().size()];
		for (FieldMeta field : fields) {
			snapshot[field.index()] = comparable(field, instance);
		}
		state.setSnapshot(snapshot);
	}

	/**
	 * The loaded fields whose values differ from those of the database.
	 * @param model the model
	 * @param instance the instance
	 * @return the fields, in the model's order; all of them when nothing is known of the
	 * row
	 */
	public static List<FieldMeta> changed(ModelMeta model, ModelBase instance) {
		InstanceState state = InstanceState.of(instance);
		@Nullable Object @Nullable [] snapshot = state.snapshot();
		if (snapshot == null) {
			return model.fields();
		}
		List<FieldMeta> changed = new ArrayList<>();
		for (FieldMeta field : model.fields()) {
			if (state.isLoaded(field) && !same(snapshot[field.index()], comparable(field, instance))) {
				changed.add(field);
			}
		}
		return changed;
	}

	private static @Nullable Object comparable(FieldMeta field, ModelBase instance) {
		Object value = field.get(instance);
		if (value == null || !isMutable(field)) {
			return value;
		}
		Object logical = field.type().toLogical(value);
		return (logical instanceof byte[] bytes) ? bytes.clone() : logical;
	}

	private static boolean same(@Nullable Object before, @Nullable Object now) {
		if (before instanceof byte[] a && now instanceof byte[] b) {
			return Arrays.equals(a, b);
		}
		if (before instanceof java.math.BigDecimal a && now instanceof java.math.BigDecimal b) {
			return a.compareTo(b) == 0;
		}
		return Objects.equals(before, now);
	}

}
