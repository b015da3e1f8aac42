package io.tortoiseorm.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import io.tortoiseorm.dialect.ansi.Conversions;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Dialects by name, and what they refuse.
 */
class DialectsTest {

	@Test
	void dialectsAreFoundByName() {
		assertThat(Dialects.byName("postgres")).isSameAs(Dialects.postgres());
		assertThat(Dialects.byName("PostgreSQL")).isSameAs(Dialects.postgres());
		for (Dialect dialect : Dialects.all()) {
			assertThat(Dialects.byName(dialect.name())).isSameAs(dialect);
			assertThat(dialect).hasToString(dialect.displayName());
		}
		assertThatExceptionOfType(ConfigurationError.class).isThrownBy(() -> Dialects.byName("db2"))
			.withMessageContainingAll("db2", "postgres", "mysql", "mariadb", "h2", "sqlite");
	}

	@Test
	void whatADatabaseHasNotIsRefusedByName() {
		for (Dialect dialect : Dialects.all()) {
			if (!dialect.supports(Feature.ARRAYS)) {
				assertThatExceptionOfType(UnsupportedError.class)
					.isThrownBy(() -> dialect.types().codec(SqlType.array(SqlType.TEXT)))
					.withMessageContaining(dialect.displayName());
				assertThatExceptionOfType(UnsupportedError.class)
					.isThrownBy(() -> dialect.operators().arrayLength(Sql.name("a")))
					.withMessageContaining(dialect.displayName());
			}
			if (!dialect.supports(Feature.FULL_TEXT_SEARCH)) {
				assertThatExceptionOfType(UnsupportedError.class)
					.isThrownBy(() -> dialect.operators().search(Sql.name("a"), SqlType.TEXT, Sql.name("b")))
					.withMessageContaining(dialect.displayName());
			}
		}
	}

	@Test
	void numbersAreConvertedWithoutLoss() {
		assertThat(Conversions.toLong(new BigDecimal("5.00"))).isEqualTo(5L);
		assertThat(Conversions.toLong(BigInteger.TEN)).isEqualTo(10L);
		assertThat(Conversions.toInteger(7L)).isEqualTo(7);
		assertThat(Conversions.toShort(7)).isEqualTo((short) 7);
		assertThat(Conversions.toDecimal(0.1)).isEqualTo(new BigDecimal("0.1"));
		assertThat(Conversions.toPlainDecimal(new BigDecimal("1E+3"))).isEqualTo(new BigDecimal("1000"));
		assertThat(Conversions.toPlainDecimal(new BigDecimal("1.500"))).isEqualTo(new BigDecimal("1.5"));
		assertThat(Conversions.toDouble(0.1f)).isEqualTo(0.1);
		assertThat(Conversions.toBoolean(1L)).isTrue();
		for (Object tooMuch : List.of(1.5, new BigDecimal("2.5"), Long.MAX_VALUE)) {
			assertThatExceptionOfType(OperationalError.class).isThrownBy(() -> Conversions.toInteger(tooMuch))
				.withMessageContaining("32-bit number");
		}
	}

}
