package io.tortoiseorm.query;

import java.util.List;
import java.util.function.UnaryOperator;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.dialect.Explain;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.User;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How a database would run a query, with the formats and options that it has.
 */
class ExplainTest extends QueryTest {

	private static final QuerySet<User> QUERY = User.objects.filter("orders__status", "it's").orderBy("-age").limit(3);

	private String explained(UnaryOperator<Explain> options) {
		List<String> lines = await(QUERY.explain(options));
		assertThat(lines).isNotEmpty();
		return String.join("\n", lines);
	}

	private void assertRefused(UnaryOperator<Explain> options, String message) {
		assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> await(QUERY.explain(options)))
			.withMessageContaining(kind().displayName())
			.withMessageContaining(message);
	}

	@Test
	void tellsThePlan() {
		assertThat(explained(UnaryOperator.identity())).contains("orders");
		assertThat(await(Tag.objects.values("name").explain())).isNotEmpty();
		assertThat(await(Tag.objects.filter("id", 1).union(Tag.objects.filter("id", 2)).explain())).isNotEmpty();
	}

	@Test
	void analyzeRunsTheQuery() {
		if (kind() == TestDatabaseKind.SQLITE) {
			assertRefused(Explain::analyze, "ANALYZE");
		}
		else {
			assertThat(explained(Explain::analyze)).containsIgnoringCase("orders");
		}
	}

	@Test
	void formatsOfEachDatabase() {
		List<String> formats = switch (kind()) {
			case POSTGRES -> List.of("text", "json", "xml", "yaml");
			case MYSQL -> List.of("json", "traditional", "tree");
			case MARIADB -> List.of("json");
			case H2, SQLITE -> List.of();
		};
		for (String format : formats) {
			String plan = explained((explain) -> explain.format(format));
			assertThat(plan.contains("{")).as(format).isEqualTo(format.equals("json"));
		}
		assertRefused((explain) -> explain.format("x; DROP TABLE tags"), "EXPLAIN format");
	}

	@Test
	void optionsOfEachDatabase() {
		if (kind() == TestDatabaseKind.POSTGRES) {
			for (String option : List.of("verbose", "costs", "settings", "summary", "memory", "buffers")) {
				explained((explain) -> explain.option(option, true));
			}
			for (String option : List.of("buffers", "wal", "timing", "serialize")) {
				explained((explain) -> explain.analyze().option(option, true));
			}
			assertThat(explained((explain) -> explain.option("costs", false))).doesNotContain("cost=");
		}
		assertRefused((explain) -> explain.option("nope", true), "NOPE");
	}

}
