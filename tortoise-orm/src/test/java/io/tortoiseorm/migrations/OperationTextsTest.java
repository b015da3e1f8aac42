package io.tortoiseorm.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.UnsupportedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each operation in the words of databases that no build can start. A parser reads them
 * in {@code WrittenTextTest}.
 */
class OperationTextsTest {

	static List<Dialect> dialects() {
		return List.of(Dialects.mssql(), Dialects.oracle());
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void everyOperationHasItsStatements(Dialect dialect) throws IOException {
		assertThat(texts(dialect)).isEqualTo(resource("operations/" + dialect.name() + ".sql"));
	}

	private static String texts(Dialect dialect) throws IOException {
		StringBuilder texts = new StringBuilder();
		ProjectState state = ProjectState.EMPTY;
		for (Operation operation : migration().operations()) {
			texts.append("-- ").append(operation.describe()).append('\n');
			Step step = new Step("shop", state, List.of(operation));
			try {
				step.actions(dialect).forEach((action) -> texts.append(action.text()).append(";\n"));
			}
			catch (UnsupportedError ex) {
				texts.append("-- ").append(ex.getMessage()).append('\n');
			}
			state = step.after();
		}
		return texts.toString();
	}

	@Test
	void filesSayWhatTheyWereReadFrom() throws IOException {
		Migration migration = migration();
		assertThat(MigrationYaml.read("shop", "0001_all", MigrationYaml.write(migration))).isEqualTo(migration);
	}

	@Test
	void everyOperationCanBeReverted() throws IOException {
		Migration migration = migration();
		List<Operation> operations = migration.operations().subList(0, migration.operations().size() - 1);
		Step step = new Step("shop", ProjectState.EMPTY, operations);
		assertThat(step.reversed().after().tables()).isEmpty();
		assertThat(step.reversed().reversed().after()).isEqualTo(step.after());
	}

	@Test
	void databasesWithoutSchemasSaySo() {
		Step create = new Step("shop", ProjectState.EMPTY, List.of(new SchemaOperation.CreateSchema("sales")));
		Step drop = new Step("shop", ProjectState.EMPTY, List.of(new SchemaOperation.DropSchema("sales")));
		for (Step step : List.of(create, drop)) {
			assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> step.actions(Dialects.sqlite()))
				.withMessageContaining("SQLite has no schemas");
		}
	}

	private static Migration migration() throws IOException {
		return MigrationYaml.read("shop", "0001_all", resource("operations.yaml"));
	}

	private static String resource(String name) throws IOException {
		try (InputStream file = OperationTextsTest.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
