package io.tortoiseorm.fields;

import java.util.List;

import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.postgres.SearchHeadline;
import io.tortoiseorm.expressions.postgres.SearchQuery;
import io.tortoiseorm.expressions.postgres.SearchRank;
import io.tortoiseorm.expressions.postgres.SearchVector;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What PostgreSQL alone has is an error of its own on the other databases.
 */
@DatabaseTest(except = TestDatabaseKind.POSTGRES)
class TextSearchElsewhereTest {

	@Test
	void textSearchIsNotThere(TestDatabase database) {
		try (TestOrm orm = TestOrm.withModels(database, Sample.class)) {
			for (Mono<?> work : List.of(Sample.objects.filter("body__search", SearchQuery.of("a")).list(),
					Sample.objects.annotate("a", SearchVector.of("body")).list(),
					Sample.objects.annotate("a", SearchHeadline.of("body", SearchQuery.of("a"))).list(),
					Sample.objects.annotate("a", SearchRank.of("body", SearchQuery.of("a"))).list())) {
				assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> orm.await(work))
					.withMessageContaining(database.kind().displayName())
					.withMessageContaining("text search");
			}
		}
	}

}
