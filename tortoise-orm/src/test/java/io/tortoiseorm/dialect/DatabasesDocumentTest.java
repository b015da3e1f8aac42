package io.tortoiseorm.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of features in the documentation says what the dialects say.
 */
class DatabasesDocumentTest {

	private static final List<Dialect> DIALECTS = Stream
		.concat(Dialects.all().stream(), Stream.of(Dialects.cockroach(), Dialects.yugabyte(), Dialects.tidb()))
		.toList();

	private static List<List<String>> table() throws IOException {
		List<String> lines = Files.readAllLines(Path.of("..", "docs", "databases.md"));
		int header = lines
			.indexOf(lines.stream().filter((line) -> line.startsWith("| feature |")).findFirst().orElseThrow());
		List<List<String>> rows = new ArrayList<>();
		for (String line : lines.subList(header, lines.size())) {
			if (!line.startsWith("|")) {
				break;
			}
			rows.add(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
		}
		return rows;
	}

	@Test
	void everyDatabaseHasAColumn() throws IOException {
		List<String> header = table().get(0);
		assertThat(header.subList(2, header.size()))
			.containsExactlyElementsOf(DIALECTS.stream().map(Dialect::displayName).toList());
	}

	@Test
	void everyFeatureIsSaidOfEveryDatabase() throws IOException {
		Map<String, List<String>> said = new TreeMap<>();
		table().stream().skip(2).forEach((row) -> said.put(row.get(1).replace("`", ""), row.subList(2, row.size())));
		for (Feature feature : Feature.values()) {
			assertThat(said.remove(feature.name())).as("the row of %s in docs/databases.md", feature)
				.isEqualTo(DIALECTS.stream().map((dialect) -> dialect.supports(feature) ? "yes" : "–").toList());
		}
		assertThat(said).as("rows of features that are no more").isEmpty();
	}

}
