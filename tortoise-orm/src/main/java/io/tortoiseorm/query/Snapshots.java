package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.SqlType;
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
			if (state.isLoaded(field) && !same(field, snapshot[field.index()], comparable(field, instance))) {
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
		return kept(field.type().toLogical(value));
	}

	/**
	 * JSON as this side spells it: databases have other blanks and orders of keys.
	 */
	private static @Nullable Object respelled(FieldMeta field, Object text) {
		return field.type().toLogical(field.type().fromLogical(text));
	}

	/**
	 * A logical value as it is now, whatever becomes of the object.
	 * @param logical the logical value of a mutable field
	 */
	static @Nullable Object kept(@Nullable Object logical) {
		if (logical instanceof byte[] bytes) {
			return bytes.clone();
		}
		return (logical instanceof List<?> list) ? new ArrayList<>(list) : logical;
	}

	private static boolean same(FieldMeta field, @Nullable Object before, @Nullable Object now) {
		if (Objects.equals(before, now)) {
			return true;
		}
		if (before instanceof String && now != null && field.sqlType().kind() == SqlType.Kind.JSON) {
			return now.equals(respelled(field, before));
		}
		if (before instanceof byte[] a && now instanceof byte[] b) {
			return Arrays.equals(a, b);
		}
		if (before instanceof java.math.BigDecimal a && now instanceof java.math.BigDecimal b) {
			return a.compareTo(b) == 0;
		}
		return false;
	}

}
