package io.tortoiseorm;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * How an instance is saved. Immutable.
 */
public final class SaveOptions {

	static final SaveOptions DEFAULT = new SaveOptions(null, false, false, null);

	private final @Nullable Set<String> fields;

	private final boolean create;

	private final boolean update;

	private final @Nullable String connection;

	private SaveOptions(@Nullable Set<String> fields, boolean create, boolean update, @Nullable String connection) {
		if (create && update) {
			throw new ParamsError("forceCreate and forceUpdate exclude each other.");
		}
		this.fields = fields;
		this.create = create;
		this.update = update;
		this.connection = connection;
	}

	/**
	 * Writes only some fields, and those that are set on every save. Import it
	 * statically: {@code user.save(updateFields("bio"))}.
	 * @param names the fields
	 * @return the option
	 */
	public static UnaryOperator<SaveOptions> updateFields(String... names) {
		return (options) -> options.fields(names);
	}

	/**
	 * Writes only some fields, and those that are set on every save.
	 * @param first a field
	 * @param more further fields
	 * @return the option
	 */
	public static UnaryOperator<SaveOptions> updateFields(FieldPath<?> first, FieldPath<?>... more) {
		return updateFields(Paths.names(first, more));
	}

	/**
	 * Writes only some fields, and those that are set on every save.
	 * @param names the fields
	 * @return the new options
	 */
	public SaveOptions fields(String... names) {
		return new SaveOptions(Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names))), this.create,
				this.update, this.connection);
	}

	/**
	 * Inserts, also when the instance is known to be in the database.
	 * @return the new options
	 */
	public SaveOptions forceCreate() {
		return new SaveOptions(this.fields, true, this.update, this.connection);
	}

	/**
	 * Updates, also when the instance is not known to be in the database.
	 * @return the new options
	 */
	public SaveOptions forceUpdate() {
		return new SaveOptions(this.fields, this.create, true, this.connection);
	}

	/**
	 * Chooses the connection; it wins over routers.
	 * @param name its name
	 * @return the new options
	 */
	public SaveOptions usingDb(String name) {
		return new SaveOptions(this.fields, this.create, this.update, name);
	}

	@Nullable Set<String> fields() {
		return this.fields;
	}

	boolean isCreate() {
		return this.create;
	}

	boolean isUpdate() {
		return this.update;
	}

	@Nullable String connection() {
		return this.connection;
	}

}
