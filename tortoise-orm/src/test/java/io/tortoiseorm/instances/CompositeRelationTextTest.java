package io.tortoiseorm.instances;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.Prefetch;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.Session;
import io.tortoiseorm.db.Transport;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.instances.Enrolments.Club;
import io.tortoiseorm.instances.Enrolments.Enrolment;
import io.tortoiseorm.instances.Enrolments.Mark;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.schema.SchemaGenerator;
import io.tortoiseorm.sql.SqlStatement;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What SQL Server and Oracle are sent for relations to a key of several columns.
 */
class CompositeRelationTextTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final ModelRegistry REGISTRY = ModelRegistry.builder()
		.app("models", "default", Enrolments.MODELS)
		.build();

	/** The statement that some work sends first to a database without rows. */
	private static String sent(Dialect dialect, Mono<?> work) {
		List<String> statements = new ArrayList<>();
		Session session = (Session) Proxy.newProxyInstance(Session.class.getClassLoader(),
				new Class<?>[] { Session.class }, (proxy, method, arguments) -> {
					if (arguments != null && arguments[0] instanceof SqlStatement statement) {
						statements.add(statement.text());
						return Mono.just(method.getName().equals("update") ? 0L : List.of());
					}
					return Mono.empty();
				});
		Transport transport = (Transport) Proxy.newProxyInstance(Transport.class.getClassLoader(),
				new Class<?>[] { Transport.class }, (proxy, method, arguments) -> method.getName().equals("target")
						? "nowhere" : method.getName().equals("acquire") ? Mono.just(session) : Mono.empty());
		Tortoise tortoise = Objects.requireNonNull(Tortoise.builder(REGISTRY)
			.database(Database.builder("default", transport).dialect(dialect).build())
			.build()
			.start()
			.block(PATIENCE));
		try {
			work.contextWrite(tortoise.context()).block(PATIENCE);
		}
		finally {
			tortoise.close().block(PATIENCE);
		}
		return statements.get(0);
	}

	@Test
	void conditionsAreOnEachColumn() {
		Mono<?> query = Mark.objects.filter("enrolment__grade", 1)
			.filter("resit__isnull", true)
			.filter("enrolment__in", Enrolment.objects.filter("grade", 2))
			.only("id")
			.list();
		assertThat(sent(Dialects.mssql(), query)).contains(
				"LEFT OUTER JOIN [ck_enrolments] [enrolment] ON ([enrolment].[student_id] = [ck_marks].[enrolment_student_id]"
						+ " AND [enrolment].[course_id] = [ck_marks].[enrolment_course_id])",
				"([ck_marks].[again_who] IS NULL OR [ck_marks].[again_what] IS NULL)", "EXISTS (SELECT 1 FROM (",
				"k ([k0], [k1]) WHERE k.[k0] = [ck_marks].[enrolment_student_id]"
						+ " AND k.[k1] = [ck_marks].[enrolment_course_id])");
		assertThat(sent(Dialects.oracle(), query))
			.contains("(\"ck_marks\".\"enrolment_student_id\", \"ck_marks\".\"enrolment_course_id\") IN (SELECT");
	}

	@Test
	void linksAreFollowedByEachColumn() {
		Mono<?> query = Club.objects.filter(Q.any("members", Q.of("grade", 1))).list();
		assertThat(sent(Dialects.mssql(), query)).contains("EXISTS (SELECT 1 FROM (SELECT");
		assertThat(sent(Dialects.oracle(), query)).contains(") IN (SELECT");
		Mono<?> loaded = Enrolment.objects.fetchForList(List.of(Enrolment.of(1, "a", 1), Enrolment.of(2, "b", 1)),
				"marks");
		assertThat(sent(Dialects.mssql(), loaded)).contains("[enrolment_student_id] = @P", "[enrolment_course_id] = @P",
				" OR ");
		Mono<?> limited = Enrolment.of(1, "a", 1)
			.fetchRelated(Prefetch.of("marks", Mark.objects.all().orderBy("id").limit(1)));
		assertThat(sent(Dialects.oracle(), limited)).contains("PARTITION BY \"c1\", \"c2\"");
	}

	@Test
	void tablesHaveKeysOfSeveralColumns() {
		assertThat(String.join("\n", SchemaGenerator.statements(REGISTRY, "default", Dialects.mssql())))
			.contains("FOREIGN KEY ([enrolment_student_id], [enrolment_course_id]) REFERENCES [ck_enrolments]"
					+ " ([student_id], [course_id])", "([copied_student_id], [copied_course_id])");
		assertThat(String.join("\n", SchemaGenerator.statements(REGISTRY, "default", Dialects.oracle()))).contains(
				"FOREIGN KEY (\"award_enrolment_student_id\", \"award_enrolment_course_id\", \"award_the_year\")");
	}

}
