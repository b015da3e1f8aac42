package io.tortoiseorm.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A statement ready to be sent.
 *
 * @param text the SQL with the database's own markers
 * @param binds the bound values in the order of their markers
 * @param generatedKey the column whose generated value the driver is asked for, where the
 * database cannot return it as a row of the statement; else {@code null}
 * @param operation what the statement is for, or {@code null} if nobody said
 */
public record SqlStatement(String text, List<Bind> binds, @Nullable String generatedKey,
		@Nullable Operation operation) {

	/**
	 * A statement of which nobody says what it is for.
	 * @param text the SQL with the database's own markers
	 * @param binds the bound values in the order of their markers
	 * @param generatedKey the column whose generated value the driver is asked for, or
	 * {@code null}
	 */
	public SqlStatement(String text, List<Bind> binds, @Nullable String generatedKey) {
		this(text, binds, generatedKey, null);
	}

	/**
	 * The same statement, asking the driver for a generated key, or not.
	 * @param column the key's column, or {@code null} for none
	 * @return the new statement
	 */
	public SqlStatement withGeneratedKey(@Nullable String column) {
		return new SqlStatement(this.text, this.binds, column, this.operation);
	}

	/**
	 * The same statement, saying what it is for.
	 * @param purpose what it is for
	 * @return the new statement
	 */
	public SqlStatement of(Operation purpose) {
		return new SqlStatement(this.text, this.binds, this.generatedKey, purpose);
	}

	/**
	 * The text with the values in place of their markers, for people to read. It is not
	 * meant to be sent: databases differ in what literals they take.
	 * @return the text
	 */
	public String inlined() {
		return Inlined.of(this);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
