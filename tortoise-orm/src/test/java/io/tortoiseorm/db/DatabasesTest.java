package io.tortoiseorm.db;

import java.util.List;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The named connections.
 */
class DatabasesTest {

	private final FakeTransport first = new FakeTransport();

	private final FakeTransport second = new FakeTransport();

	private Database database(String name, FakeTransport transport) {
		return Database.builder(name, transport).dialect(io.tortoiseorm.dialect.Dialects.h2()).build();
	}

	@Test
	void connectionsHaveNames() {
		Databases databases = Databases.of(List.of(database("default", this.first), database("other", this.second)));
		assertThat(databases.get("other").name()).isEqualTo("other");
		assertThat(databases.getDefault().name()).isEqualTo("default");
		assertThat(databases.all()).hasSize(2);
		assertThat(databases.contains("nowhere")).isFalse();
		assertThatThrownBy(() -> databases.get("nowhere")).isInstanceOf(ConfigurationError.class)
			.hasMessage("There is no connection \"nowhere\": there are default, other");
	}

	@Test
	void theOnlyConnectionIsTheDefault() {
		assertThat(Databases.of(List.of(database("shop", this.first))).getDefault().name()).isEqualTo("shop");
	}

	@Test
	void severalWithoutADefaultNeedAName() {
		Databases databases = Databases.of(List.of(database("a", this.first), database("b", this.second)));
		assertThatThrownBy(databases::getDefault).isInstanceOf(ParamsError.class)
			.hasMessageContaining("name one of a, b");
	}

	@Test
	void namesAreUnique() {
		assertThatThrownBy(() -> Databases.of(List.of(database("a", this.first), database("a", this.second))))
			.isInstanceOf(ConfigurationError.class)
			.hasMessageContaining("two connections named \"a\"");
	}

	@Test
	void closingClosesAllEvenIfOneFails() {
		this.first.fail("close transport");
		Databases databases = Databases.of(List.of(database("a", this.first), database("b", this.second)));
		StepVerifier.create(databases.close()).verifyError();
		assertThat(this.second.isClosed()).isTrue();
		StepVerifier.create(databases.close()).verifyComplete();
		assertThat(this.first.isClosed()).isTrue();
	}

	@Test
	void checkingTriesAll() {
		this.second.fail("acquire");
		Databases databases = Databases.of(List.of(database("a", this.first), database("b", this.second)));
		StepVerifier.create(databases.check())
			.verifyErrorSatisfies(
					(error) -> assertThat(error).isInstanceOf(io.tortoiseorm.exceptions.ConnectionError.class)
						.isNotInstanceOf(OperationalError.class)
						.hasMessageContaining("\"b\""));
		assertThat(this.first.acquired()).isZero();
	}

}
