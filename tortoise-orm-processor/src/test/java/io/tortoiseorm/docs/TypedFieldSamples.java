package io.tortoiseorm.docs;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.postgres.SearchHeadline;
import io.tortoiseorm.expressions.postgres.SearchQuery;
import io.tortoiseorm.expressions.postgres.SearchRank;

/**
 * The samples of the guide to fields that use typed paths.
 */
final class TypedFieldSamples {

	private TypedFieldSamples() {
	}

	static QuerySet<Article> search(String words) {
		SearchQuery query = SearchQuery.of(words, SearchQuery.Type.WEBSEARCH).config("english");
		Annotation<Double> rank = SearchRank.of(Article_.words, query).as("rank");
		Annotation<String> headline = SearchHeadline.of(Article_.body, query)
			.config("english")
			.selection("[", "]")
			.as("headline");
		return Article.objects.filter(Article_.words.search(query)).annotate(rank, headline).orderBy(rank.desc());
	}

}
