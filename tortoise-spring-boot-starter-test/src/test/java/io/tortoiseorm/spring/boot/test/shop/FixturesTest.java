package io.tortoiseorm.spring.boot.test.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.spring.boot.test.Fixtures;
import io.tortoiseorm.spring.boot.test.TortoiseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows from files.
 */
@TortoiseTest
@DirtiesContext
class FixturesTest {

	@TempDir
	private Path folder;

	private String file(String content) throws IOException {
		return Files.writeString(this.folder.resolve("rows.json"), content).toUri().toString();
	}

	@Test
	void jsonIsReadToo() throws IOException {
		assertThat(Fixtures.load(file("""
				{"models.Customer": [{"id": 7, "name": "Alice"}],
				 "Purchase": [{"what": "Pen", "customer": 7}, {"what": "Ink", "customer_id": 7}]}
				""".replace("customer_id", "customerId"))).block()).isEqualTo(3);
		assertThat(Purchase.objects.filter("customer__name", "Alice").count().block()).isEqualTo(2);
	}

	@Test
	void anUnknownModelIsNamedWithThoseThatThereAre() throws IOException {
		String file = file("{\"Customers\": []}");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Fixtures.load(file).block())
			.withMessageContaining("names Customers")
			.withMessageContaining("[Customer, Purchase]");
	}

	@Test
	void whatIsNoListOfRowsIsRefused() throws IOException {
		for (String content : new String[] { "{\"Customer\": 5}", "{\"Customer\": [5]}", "[1]" }) {
			String file = file(content);
			assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Fixtures.load(file).block())
				.withMessageContaining("rows.json");
		}
	}

	@Test
	void anUnknownFieldIsNamed() throws IOException {
		String file = file("{\"Customer\": [{\"nme\": \"Alice\"}]}");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> Fixtures.load(file).block())
			.withMessageContaining("nme")
			.withMessageContaining("name");
	}

	@Test
	void aFileThatIsNotThereIsNamed() {
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Fixtures.load("nothing.yml").block())
			.withMessageContaining("nothing.yml");
	}

}
