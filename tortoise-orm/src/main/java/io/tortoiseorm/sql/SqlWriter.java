package io.tortoiseorm.sql;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import org.jspecify.annotations.Nullable;

/**
 * Receives the text and the bound values of a statement in one pass. Not thread-safe;
 * used for one statement.
 */
public final class SqlWriter {

	private final Dialect dialect;

	private final StringBuilder text = new StringBuilder(256);

	private final List<Bind> binds = new ArrayList<>();

	private final @Nullable Map<BoundValue, Integer> positions;

	private final @Nullable String onlyTable;

	/**
	 * Creates an empty writer.
	 * @param dialect the database the statement is for
	 */
	public SqlWriter(Dialect dialect) {
		this(dialect, null);
	}

	private SqlWriter(Dialect dialect, @Nullable String onlyTable) {
		this.dialect = dialect;
		this.onlyTable = onlyTable;
		this.positions = dialect.supports(Feature.REPEATED_MARKERS) ? new IdentityHashMap<>(4) : null;
	}

	/**
	 * The database the statement is for.
	 * @return the dialect
	 */
	public Dialect dialect() {
		return this.dialect;
	}

	/**
	 * Appends SQL text as it is. Never for anything that came from a caller of the ORM.
	 * @param sql the text
	 * @return this writer
	 */
	public SqlWriter append(String sql) {
		this.text.append(sql);
		return this;
	}

	/**
	 * Appends a whole number as a literal.
	 * @param number the number
	 * @return this writer
	 */
	public SqlWriter append(long number) {
		this.text.append(number);
		return this;
	}

	/**
	 * Appends one character of SQL text.
	 * @param sql the character
	 * @return this writer
	 */
	public SqlWriter append(char sql) {
		this.text.append(sql);
		return this;
	}

	/**
	 * Appends a quoted identifier.
	 * @param identifier the name as it is in the database
	 * @return this writer
	 */
	public SqlWriter name(String identifier) {
		this.dialect.quote(this.text, identifier);
		return this;
	}

	/**
	 * Whether a table must be named by its alias, so that its columns are told from those
	 * of others.
	 * @param alias the table's alias
	 * @return whether it must
	 */
	boolean needsAlias(String alias) {
		return !alias.equals(this.onlyTable);
	}

	/**
	 * Whether nothing was written yet.
	 * @return whether the statement begins here
	 */
	boolean isEmpty() {
		return this.text.isEmpty();
	}

	/**
	 * Appends a node.
	 * @param node the node
	 * @return this writer
	 */
	public SqlWriter node(SqlNode node) {
		node.writeTo(this);
		return this;
	}

	/**
	 * Appends nodes with a separator between them.
	 * @param separator SQL text
	 * @param nodes the nodes
	 * @return this writer
	 */
	public SqlWriter join(String separator, List<? extends SqlNode> nodes) {
		for (int i = 0; i < nodes.size(); i++) {
			if (i > 0) {
				this.text.append(separator);
			}
			nodes.get(i).writeTo(this);
		}
		return this;
	}

	/**
	 * Appends quoted identifiers separated by commas.
	 * @param identifiers the names as they are in the database
	 * @return this writer
	 */
	public SqlWriter names(List<String> identifiers) {
		for (int i = 0; i < identifiers.size(); i++) {
			if (i > 0) {
				this.text.append(", ");
			}
			name(identifiers.get(i));
		}
		return this;
	}

	/**
	 * Binds a value and appends its marker, dressed as the dialect needs it for the type.
	 * @param value the value in the type's logical class, or {@code null}
	 * @param type the type
	 * @return this writer
	 */
	public SqlWriter bind(@Nullable Object value, SqlType type) {
		Codec codec = this.dialect.types().codec(type);
		int index = this.binds.size();
		this.binds.add(new Bind(value, codec));
		codec.writeMarker(this, index);
		return this;
	}

	/**
	 * Binds a value whose marker is written by {@link #marker(int)}, before or after
	 * those of values bound later: for databases that know markers by their names.
	 * @param value the value in the type's logical class
	 * @param type the type
	 * @return the value's position
	 */
	public int hold(Object value, SqlType type) {
		this.binds.add(new Bind(value, this.dialect.types().codec(type)));
		return this.binds.size() - 1;
	}

	/**
	 * Binds the value of a node. A node that stands in a statement twice keeps its marker
	 * where the database can repeat it, so that the database sees two equal expressions.
	 * @param node the node
	 * @return this writer
	 */
	SqlWriter bind(BoundValue node) {
		Codec codec = this.dialect.types().codec(node.type());
		codec.writeMarker(this, position(node, codec));
		return this;
	}

	/**
	 * Binds the value of a node to a bare marker, without any cast the type may otherwise
	 * get. A node that stands in a statement twice keeps its marker where the database
	 * can repeat it.
	 * @param node the node
	 * @param codec converts the value for the driver
	 * @return this writer
	 */
	public SqlWriter bindBare(BoundValue node, Codec codec) {
		return marker(position(node, codec));
	}

	private int position(BoundValue node, Codec codec) {
		Integer known = (this.positions != null) ? this.positions.get(node) : null;
		if (known != null && this.binds.get(known).codec() == codec) {
			return known;
		}
		int index = this.binds.size();
		this.binds.add(new Bind(node.value(), codec));
		if (this.positions != null) {
			this.positions.put(node, index);
		}
		return index;
	}

	/**
	 * Binds a value to a bare marker, without any cast the type may otherwise get.
	 * @param value the value in the codec's logical class, or {@code null}
	 * @param codec converts the value for the driver
	 * @return this writer
	 */
	public SqlWriter bindBare(@Nullable Object value, Codec codec) {
		this.dialect.marker(this.text, this.binds.size());
		this.binds.add(new Bind(value, codec));
		return this;
	}

	/**
	 * Appends the bare marker of a bound value.
	 * @param index the value's position, from 0
	 * @return this writer
	 */
	public SqlWriter marker(int index) {
		this.dialect.marker(this.text, index);
		return this;
	}

	/**
	 * The statement written so far.
	 * @return text and values
	 */
	public SqlStatement toStatement() {
		return new SqlStatement(this.text.toString(), List.copyOf(this.binds), null);
	}

	/**
	 * Writes one node as a whole statement.
	 * @param dialect the database the statement is for
	 * @param node the root
	 * @return text and values
	 */
	public static SqlStatement write(Dialect dialect, SqlNode node) {
		return new SqlWriter(dialect).node(node).toStatement();
	}

	/**
	 * Writes one node as a whole statement that speaks of a single table. Its columns
	 * stand alone: there are drivers that parse each statement they are given, and take
	 * half of their time for aliases otherwise.
	 * @param dialect the database the statement is for
	 * @param alias the table's alias
	 * @param node the root
	 * @return text and values
	 */
	public static SqlStatement writeOnOneTable(Dialect dialect, String alias, SqlNode node) {
		return new SqlWriter(dialect, alias).node(node).toStatement();
	}

}
