package io.tortoiseorm.query;

import java.time.LocalDate;
import java.util.List;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.expressions.RawSql;
import io.tortoiseorm.golden.models.User;
import io.tortoiseorm.sql.Bind;
import io.tortoiseorm.sql.SqlStatement;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The statement of a query, without running it.
 */
class SqlTest extends QueryTest {

	private SqlStatement sql(QuerySet<?> query) {
		try (Tortoise.Binding bound = orm().tortoise().bind()) {
			assertThat(bound).isNotNull();
			return query.sql();
		}
	}

	@Test
	void showsTheTextWithMarkersAndTheParametersApart() {
		SqlStatement statement = sql(User.objects.filter("username", "O'Hara", "age__gt", 18).values("id"));
		assertThat(statement.text()).startsWith("SELECT")
			.contains("WHERE")
			.doesNotContain("O'Hara")
			.doesNotContain("18");
		assertThat(statement.binds()).extracting(Bind::value).containsExactly("O'Hara", 18);
	}

	@Test
	void showsTheValuesInPlaceOnRequest() {
		SqlStatement statement = sql(
				User.objects.filter("username", "O'Hara? $1", "age__gt", 18, "joined", LocalDate.of(2026, 1, 2))
					.annotate("x", RawSql.of("'?' || username"))
					.valuesListFlat("id"));
		assertThat(statement.inlined()).contains("'O''Hara? $1'", "18", "'2026-01-02'").doesNotContain(" ? ");
		assertThat(sql(User.objects.all()).inlined()).isEqualTo(sql(User.objects.all()).text());
	}

	@Test
	void isTheSameForOtherValues() {
		assertThat(sql(User.objects.filter("age__gt", 1).limit(5)).text())
			.isEqualTo(sql(User.objects.filter("age__gt", 99).limit(7)).text());
	}

	@Test
	void sendsNothing() {
		assertThat(orm().statementsOf(reactor.core.publisher.Mono
			.fromCallable(() -> sql(User.objects.annotate("n", count("orders")).filter("n__gt", 1))))).isEmpty();
	}

	@Test
	void isWhatIsSent() {
		QuerySet<User> query = User.objects.filter("orders__status__in", List.of("paid", "open"))
			.distinct()
			.orderBy("-id");
		assertThat(orm().statementsOf(query.list())).containsExactly(sql(query).text());
		assertThat(orm().statementsOf(query.values("id").list())).containsExactly(sql(query.values("id")).text());
	}

}
