package io.tortoiseorm.dialect.postgres;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Arrays as lists. The driver takes and gives arrays of the element's boxed class;
 * elements that travel as text are cast in SQL.
 *
 * @param element converts the elements
 * @param elementType the name of the element's type in PostgreSQL
 */
record ArrayCodec(Codec element, String elementType) implements Codec {

	@Override
	public Class<?> driverClass() {
		return Array.newInstance(this.element.driverClass(), 0).getClass();
	}

	@Override
	public void check(Object value) {
		for (Object item : (List<?>) value) {
			if (item != null) {
				this.element.check(item);
			}
		}
	}

	@Override
	public Object toDriver(Object value) {
		List<?> values = (List<?>) value;
		Object array = Array.newInstance(this.element.driverClass(), values.size());
		for (int i = 0; i < values.size(); i++) {
			Object item = values.get(i);
			Array.set(array, i, (item != null) ? this.element.toDriver(item) : null);
		}
		return array;
	}

	@Override
	public Object fromDriver(Object value) {
		@Nullable Object[] array = (@Nullable Object[]) value;
		List<@Nullable Object> values = new ArrayList<>(array.length);
		for (Object item : array) {
			values.add((item != null) ? this.element.fromDriver(item) : null);
		}
		return Collections.unmodifiableList(values);
	}

	@Override
	public void writeMarker(SqlWriter out, int index) {
		out.marker(index);
		if (travelsAsText()) {
			out.append("::text[]::").append(this.elementType).append("[]");
		}
	}

	private boolean travelsAsText() {
		return this.element.driverClass() == String.class && !this.elementType.equals("TEXT");
	}

	@Override
	public void writeSelected(SqlWriter out, SqlNode expression) {
		if (travelsAsText()) {
			out.append("CAST(").node(expression).append(" AS TEXT[])");
		}
		else {
			out.node(expression);
		}
	}

}
