package io.tortoiseorm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.exceptions.ValidationError.Violation;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.HistoricalTable;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.query.InstanceValidation;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * Models of tables as they are at some step of the migrations, beside those of an ORM.
 * The engine knows a model by its class, so each of them gets a class of its own, which
 * goes when the step is done.
 */
public final class HistoricalModels {

	private static final ClassValue<AtomicReference<@Nullable HistoricalModels>> OWNERS = new ClassValue<>() {

		@Override
		protected AtomicReference<@Nullable HistoricalModels> computeValue(Class<?> type) {
			return new AtomicReference<>();
		}

	};

	private final Map<TableRef, HistoricalManager> managers = new HashMap<>();

	private final Tortoise tortoise;

	private HistoricalModels(Tortoise base, Collection<Source> sources) {
		List<HistoricalTable> tables = new ArrayList<>();
		byte[] template = template();
		for (Source source : sources) {
			Class<HistoricalModel> type = define(template);
			OWNERS.get(type).set(this);
			this.managers.put(source.table().table(), new HistoricalManager(type));
			tables.add(new HistoricalTable(type, source.name(), source.app(), source.connection(), source.pairs(),
					source.table()));
		}
		this.tortoise = base.with(base.registry().withHistorical(tables));
	}

	/**
	 * Makes the models of some tables, related by their foreign keys.
	 * @param base the ORM whose connections they use
	 * @param sources the tables
	 * @return the models
	 */
	public static HistoricalModels of(Tortoise base, Collection<Source> sources) {
		return new HistoricalModels(base, sources);
	}

	static HistoricalModels of(Class<?> type) {
		return Objects.requireNonNull(OWNERS.get(type).get(), "no historical model");
	}

	Tortoise tortoise() {
		return this.tortoise;
	}

	/**
	 * Where queries of a table begin.
	 * @param table the table, one of the given
	 * @return its manager
	 */
	public HistoricalManager manager(TableRef table) {
		return Objects.requireNonNull(this.managers.get(table), "no such table");
	}

	/**
	 * Has queries of the models find them.
	 * @return what to pass to {@code contextWrite}
	 */
	public Function<Context, Context> context() {
		return this.tortoise.context();
	}

	private static byte[] template() {
		try (InputStream bytes = HistoricalModels.class.getResourceAsStream("HistoricalRow.class")) {
			if (bytes == null) {
				throw new UnsupportedError("There are no models of a migration's step here, as this runtime has no "
						+ "classes to make them from: a native image knows all its classes beforehand. Use the "
						+ "connection of the migration instead.");
			}
			return bytes.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Class<HistoricalModel> define(byte[] template) {
		try {
			return (Class<HistoricalModel>) MethodHandles.lookup().defineHiddenClass(template, false).lookupClass();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A table of which a model is made.
	 *
	 * @param name the name of the model
	 * @param app the label of its app
	 * @param connection the name of its connection
	 * @param pairs whether it is there for a many-to-many relation
	 * @param table its definition
	 */
	public record Source(String name, String app, String connection, boolean pairs, TableDefinition table) {

	}

	/**
	 * The constraints of classes do not hold for rows as they were.
	 *
	 * @param classes checks all other instances
	 */
	record Unvalidated(InstanceValidation classes) implements InstanceValidation {

		@Override
		public List<Violation> validate(ModelBase instance, Collection<FieldMeta> fields) {
			return (instance instanceof HistoricalModel) ? List.of() : this.classes.validate(instance, fields);
		}

		@Override
		public List<Violation> validate(FieldMeta field, @Nullable Object value) {
			return isHistorical(field.model().type()) ? List.of() : this.classes.validate(field, value);
		}

	}

	/**
	 * Routers know the classes of the application only.
	 *
	 * @param classes chooses for these
	 */
	record Unrouted(Router classes) implements Router {

		@Override
		public @Nullable String dbForRead(Class<?> model) {
			return isHistorical(model) ? null : this.classes.dbForRead(model);
		}

		@Override
		public @Nullable String dbForWrite(Class<?> model) {
			return isHistorical(model) ? null : this.classes.dbForWrite(model);
		}

	}

	static boolean isHistorical(Class<?> model) {
		return HistoricalModel.class.isAssignableFrom(model);
	}

}
