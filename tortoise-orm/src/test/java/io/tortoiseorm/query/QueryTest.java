package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Queryable;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A test on the models and rows of the reference cases, once for each database.
 */
@DatabaseTest
abstract class QueryTest {

	private static final Map<TestDatabase, TestOrm> ORMS = new ConcurrentHashMap<>();

	@SuppressWarnings("NullAway.Init")
	private TestDatabase database;

	@BeforeDatabaseTests
	static void openOrm(TestDatabase database) {
		ORMS.put(database, TestOrm.withGoldenRows(database));
	}

	@AfterDatabaseTests
	static void closeOrm(TestDatabase database) {
		TestOrm orm = ORMS.remove(database);
		if (orm != null) {
			orm.close();
		}
	}

	final TestDatabase database() {
		return this.database;
	}

	final TestDatabaseKind kind() {
		return this.database.kind();
	}

	final TestOrm orm() {
		return Objects.requireNonNull(ORMS.get(this.database));
	}

	/**
	 * Waits for a result that must be there.
	 */
	final <T> T await(Mono<T> work) {
		return Objects.requireNonNull(orm().await(work), "expected a result, found none");
	}

	/**
	 * Waits for work that gives nothing, or may give nothing.
	 */
	final <T> @Nullable T awaitOrNull(Mono<T> work) {
		return orm().await(work);
	}

	/**
	 * Waits for all results.
	 */
	final <T> List<T> list(Queryable<T> query) {
		return await(query.all().list());
	}

	/**
	 * The keys of the instances that a query gives, in their order.
	 */
	final List<Object> keys(QuerySet<? extends Model<?>> query) {
		List<Object> keys = new ArrayList<>();
		for (Model<?> instance : list(query)) {
			keys.add(Objects.requireNonNull(instance.pk()));
		}
		return keys;
	}

	/**
	 * Runs work in a transaction that is rolled back.
	 */
	final <T> T awaitRolledBack(Mono<T> work) {
		return Objects.requireNonNull(orm().awaitRolledBack(work), "expected a result, found none");
	}

}
