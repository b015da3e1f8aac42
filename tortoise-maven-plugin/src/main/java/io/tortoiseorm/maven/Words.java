package io.tortoiseorm.maven;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The words of a command line.
 */
final class Words {

	private final List<String> words = new ArrayList<>();

	Words(String... words) {
		this.words.addAll(List.of(words));
	}

	Words option(String name, @Nullable String value) {
		return (value != null) ? word(name).word(value) : this;
	}

	Words options(String name, List<String> values) {
		values.forEach((value) -> option(name, value));
		return this;
	}

	Words flag(String name, boolean given) {
		return given ? word(name) : this;
	}

	Words word(@Nullable String word) {
		if (word != null) {
			this.words.add(word);
		}
		return this;
	}

	List<String> list() {
		return List.copyOf(this.words);
	}

}
