package io.tortoiseorm.docs;

import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The typed samples of the guide to fields do what they say.
 */
@DatabaseTest(only = TestDatabaseKind.POSTGRES)
class TypedFieldSamplesTest {

	private final TestDatabase database;

	TypedFieldSamplesTest(TestDatabase database) {
		this.database = database;
	}

	@Test
	void articlesAreFoundByWordsTheBestFirst() {
		try (TestOrm orm = TestOrm.withModels(this.database, Article.class)) {
			orm.await(Article.objects
				.create(Article_.title.set("Pets"),
						Article_.body.set("A tortoise lives longer than most of its keepers"))
				.then(Article.objects.create(Article_.title.set("Tortoises"), Article_.body.set("They run slowly")))
				.then(Article.objects.create(Article_.title.set("Hares"), Article_.body.set("They run fast"))));
			assertThat(orm.await(TypedFieldSamples.search("tortoise").list())).extracting((article) -> article.title)
				.containsExactly("Tortoises", "Pets");
			assertThat(orm.await(TypedFieldSamples.search("keepers").list()))
				.extracting((article) -> article.annotation("headline"))
				.singleElement()
				.asString()
				.contains("[keepers]");
		}
	}

}
