package io.tortoiseorm.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.tortoiseorm.db.FakeTransport.sql;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What listeners and the log are told of statements.
 */
@Isolated
class StatementListenerTest {

	private final FakeTransport transport = new FakeTransport().answer("select", 1, 2, 3);

	private final List<String> told = new ArrayList<>();

	private Database database(StatementListener... listeners) {
		DatabaseBuilder builder = this.transport.builder();
		for (StatementListener listener : listeners) {
			builder.listener(listener);
		}
		return builder.build();
	}

	private StatementListener noting(String name) {
		return (start) -> {
			this.told
				.add(name + " before " + start.connection() + ": " + start.statement() + " for " + start.operation());
			return (end) -> {
				assertThat(end.duration().isNegative()).isFalse();
				this.told.add(name + " after " + end.rows() + " rows, error " + end.error() + ", cancelled "
						+ end.cancelled());
			};
		};
	}

	@Test
	void listenersAreToldInOrder() {
		Database database = database(noting("a"), noting("b"));
		database.list(sql("select").of(new Operation("User", "select")), (row) -> row.get(0, Integer.class)).block();
		assertThat(this.told).containsExactly(
				"a before default: select for Operation[model=User, name=select, relation=null]",
				"b before default: select for Operation[model=User, name=select, relation=null]",
				"a after 3 rows, error null, cancelled false", "b after 3 rows, error null, cancelled false");
	}

	@Test
	void listenersOfASubscriberHearItsStatementsOnly() {
		Database database = database();
		Mono<Long> heard = database.transactional(TransactionOptions.DEFAULTS, database.update(sql("heard")));
		heard.contextWrite(noting("a").inContext()).contextWrite(noting("b").inContext()).block();
		database.update(sql("other")).block();
		assertThat(this.told).hasSize(4)
			.filteredOn((line) -> line.contains("before"))
			.containsExactly("b before default: heard for null", "a before default: heard for null");
	}

	@Test
	void updatesScriptsAndStreamsCountTheirRows() {
		Database database = database(noting("a"));
		database.update(sql("update")).block();
		database.script("create").block();
		database.stream(sql("select"), 1, (row) -> row.get(0, Integer.class)).blockLast();
		assertThat(this.told).filteredOn((line) -> line.contains("after"))
			.containsExactly("a after 1 rows, error null, cancelled false",
					"a after 0 rows, error null, cancelled false", "a after 3 rows, error null, cancelled false");
	}

	@Test
	void theErrorIsTheOrmsOwn() {
		this.transport.fail("update");
		List<Throwable> errors = new ArrayList<>();
		Database database = database((start) -> (end) -> errors.add(end.error()));
		StepVerifier.create(database.update(sql("update"))).verifyError(OperationalError.class);
		assertThat(errors).singleElement().isInstanceOf(OperationalError.class);
	}

	@Test
	void aCancelIsTold() {
		this.transport.hang("update");
		database(noting("a")).update(sql("update")).subscribe().dispose();
		assertThat(this.told).endsWith("a after 0 rows, error null, cancelled true");
	}

	@Test
	void theTimeDoesNotHoldTheWaitForTheConnection() {
		this.transport.on("acquire", () -> Mono.delay(Duration.ofMillis(100)).then());
		List<Long> millis = new ArrayList<>();
		database((start) -> (end) -> millis.add(end.duration().toMillis())).update(sql("update")).block();
		assertThat(millis).singleElement().satisfies((time) -> assertThat(time).isLessThan(100));
	}

	@Test
	void aListenerThatFailsChangesNothing() {
		Database database = database((start) -> {
			throw new IllegalStateException("before");
		}, (start) -> (end) -> {
			throw new IllegalStateException("after");
		}, noting("c"));
		StepVerifier.create(database.update(sql("update"))).expectNext(1L).verifyComplete();
		assertThat(this.told).hasSize(2);
	}

	@Test
	void nobodyIsToldOfStatementsThatNeverRan() {
		this.transport.hang("acquire");
		database(noting("a")).update(sql("update")).subscribe().dispose();
		assertThat(this.told).isEmpty();
	}

	private List<String> logged(Level level) {
		return logged(level, null);
	}

	private List<String> logged(Level level, @Nullable Duration slow) {
		Database database = this.transport.builder().slowStatements(slow).build();
		Logger logger = (Logger) LoggerFactory.getLogger("io.tortoiseorm.sql");
		Level before = logger.getLevel();
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		logger.setLevel(level);
		try {
			SqlStatement statement = Dialects.h2()
				.writer()
				.append("update ")
				.bind("secret", SqlType.TEXT)
				.toStatement()
				.of(new Operation("User", "insert"));
			database.update(statement).block();
			this.transport.fail("broken");
			database.update(sql("broken")).onErrorComplete().block();
		}
		finally {
			logger.setLevel(before);
			logger.detachAppender(appender);
		}
		return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Test
	void debugShowsTextTimeAndRowsButNoValues() {
		List<String> lines = logged(Level.DEBUG);
		assertThat(lines).hasSize(2);
		assertThat(lines.get(0)).startsWith("[default] update ")
			.contains("[1 bound]")
			.containsPattern("\\(\\d+\\.\\d\\d ms, 1 rows\\)")
			.doesNotContain("secret");
		assertThat(lines.get(1)).startsWith("[default] broken").contains("failed: no such thing");
	}

	@Test
	void traceShowsValues() {
		assertThat(logged(Level.TRACE).get(0)).contains("[secret]");
	}

	@Test
	void slowStatementsAreWarnedOfWithoutValues() {
		List<String> lines = logged(Level.WARN, Duration.ZERO);
		assertThat(lines).hasSize(2);
		assertThat(lines.get(0)).startsWith("Slow statement (insert of User): [default] update ")
			.contains("[1 bound]")
			.doesNotContain("secret");
		assertThat(logged(Level.WARN, Duration.ofMinutes(5))).isEmpty();
		assertThat(logged(Level.OFF, Duration.ZERO)).isEmpty();
		assertThat(logged(Level.TRACE, Duration.ZERO).get(0)).startsWith("Slow statement").contains("[secret]");
	}

	@Test
	void nothingIsLoggedOtherwise() {
		assertThat(logged(Level.INFO)).isEmpty();
	}

}
