package io.tortoiseorm.fields;

import java.util.UUID;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.relations.ForeignKeyRelation;
import org.jspecify.annotations.Nullable;

/**
 * Models with keys of all sorts.
 */
final class Keyed {

	private Keyed() {
	}

	static Class<?>[] models() {
		return new Class<?>[] { ByInt.class, ByBigInt.class, BySmallInt.class, ByUuid.class, ByTime.class,
				ByBytes.class, ByText.class, ByNumber.class, Part.class };
	}

	/** What most have beside their key. */
	public abstract static class Labelled<M extends Labelled<M>> extends Model<M> {

		@CharField(maxLength = 10)
		public @Nullable String label;

	}

	/** A key that the database numbers. */
	@Table(name = "by_int")
	public static class ByInt extends Labelled<ByInt> {

		static final Manager<ByInt> objects = Manager.of(ByInt.class);

		@IntField(primaryKey = true)
		public @Nullable Integer id;

	}

	/** A long key that the database numbers. */
	@Table(name = "by_big_int")
	public static class ByBigInt extends Labelled<ByBigInt> {

		static final Manager<ByBigInt> objects = Manager.of(ByBigInt.class);

		@BigIntField(primaryKey = true)
		public @Nullable Long id;

	}

	/** A short key that the database numbers. */
	@Table(name = "by_small_int")
	public static class BySmallInt extends Labelled<BySmallInt> {

		static final Manager<BySmallInt> objects = Manager.of(BySmallInt.class);

		@SmallIntField(primaryKey = true)
		public @Nullable Short id;

	}

	/** A random key. */
	@Table(name = "by_uuid")
	public static class ByUuid extends Labelled<ByUuid> {

		static final Manager<ByUuid> objects = Manager.of(ByUuid.class);

		@UUIDField(primaryKey = true)
		public @Nullable UUID id;

	}

	/** A key that begins with the time. */
	@Table(name = "by_time")
	public static class ByTime extends Model<ByTime> {

		static final Manager<ByTime> objects = Manager.of(ByTime.class);

		@UUIDField(primaryKey = true, timeOrdered = true)
		public @Nullable UUID id;

		@IntField
		public int number;

	}

	/** A key of sixteen bytes, where the database has no type for UUIDs. */
	@Table(name = "by_bytes")
	public static class ByBytes extends Labelled<ByBytes> {

		static final Manager<ByBytes> objects = Manager.of(ByBytes.class);

		@UUIDField(primaryKey = true, binary = true)
		public @Nullable UUID id;

		@UUIDField(binary = true)
		@DbDefault("00000000-0000-4000-8000-000000000001")
		public @Nullable UUID other;

	}

	/** Refers to such a key. */
	@Table(name = "parts")
	public static class Part extends Model<Part> {

		static final Manager<Part> objects = Manager.of(Part.class);

		@IntField(primaryKey = true)
		public @Nullable Integer id;

		@ForeignKeyField(relatedName = "parts")
		public ForeignKeyRelation<ByBytes> whole;

	}

	/** A key of text. */
	@Table(name = "by_text")
	public static class ByText extends Labelled<ByText> {

		static final Manager<ByText> objects = Manager.of(ByText.class);

		@CharField(maxLength = 10, primaryKey = true)
		public @Nullable String code;

	}

	/** A number that the application gives. */
	@Table(name = "by_number")
	public static class ByNumber extends Labelled<ByNumber> {

		static final Manager<ByNumber> objects = Manager.of(ByNumber.class);

		@IntField(primaryKey = true, generated = false)
		public @Nullable Integer id;

	}

}
