package io.tortoiseorm.sql;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a hand-written text has parameters, and where it only looks like it.
 */
class RawTextTest {

	@ParameterizedTest
	@ValueSource(strings = { "'? :a'", "'it''s ? :a'", "\"? :a\"", "`? :a`", "/* ? :a */", "-- ? :a\n", "$$ ? :a $$",
			"$body$ ? :a $$ :a $body$", "$x1$ ? $1 :a $x1$" })
	void quotesAndCommentsAreText(String text) {
		assertThat(RawText.positional(text + " ?", List.of(1)).pieces()).containsExactly(text + " ", "");
		assertThat(RawText.named(text + " :a", Map.of("a", 1)).pieces()).containsExactly(text + " ", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "$", "$1 + ", "a$b$ ", "$$", "$tag$ ", "x::int + " })
	void dollarsAndColonsAloneAreNoQuotes(String text) {
		assertThat(RawText.positional(text + "?", List.of(1)).pieces()).containsExactly(text, "");
		assertThat(RawText.named(text + ":a", Map.of("a", 1)).pieces()).containsExactly(text, "");
	}

}
