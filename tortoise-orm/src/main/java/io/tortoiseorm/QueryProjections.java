package io.tortoiseorm;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.query.RecordShape;
import io.tortoiseorm.query.ResultShape;
import io.tortoiseorm.query.Selection;

/**
 * The methods of {@link Queryable} that select values in place of instances.
 *
 * @param <T> the type of a result
 */
public interface QueryProjections<T> {

	/**
	 * The query behind this.
	 * @return a query of all rows
	 */
	QuerySet<T> all();

	/**
	 * Selects values of fields, as maps of name to value.
	 * @param fields paths of fields, and annotations; none for all
	 * @return the new query
	 */
	default QuerySet<Map<String, Object>> values(String... fields) {
		return all().as((state) -> state.project(Selections.of(fields)), ResultKind.shaped(ResultShape.maps()));
	}

	/**
	 * Selects values of fields under other names.
	 * @param renames paths of fields, or {@link Expression}s, by the name they get
	 * @return the new query
	 */
	default QuerySet<Map<String, Object>> values(Values renames) {
		return all().as((state) -> state.project(Selections.of(renames)), ResultKind.shaped(ResultShape.maps()));
	}

	/**
	 * Selects values of fields into records. A component takes the field or annotation of
	 * its name, or of the path that {@link Path} says. A component that is a record
	 * itself, or a list or set of records, takes a relation: to-one relations are joined,
	 * each to-many relation costs one further statement.
	 * @param <R> the record
	 * @param type the record class
	 * @return the new query
	 */
	default <R> QuerySet<R> values(Class<R> type) {
		RecordShape<R> shape = RecordShape.of(type);
		return shape.isFlat() ? all().as((state) -> state.project(shape.selections()), ResultKind.shaped(shape))
				: all().as((state) -> state.project(shape.ownSelections()), ResultKind.records(type));
	}

	/**
	 * Selects values of fields, as lists in their order.
	 * @param fields paths of fields, and annotations; none for all
	 * @return the new query
	 */
	default QuerySet<List<Object>> valuesList(String... fields) {
		return all().as((state) -> state.project(Selections.of(fields)), ResultKind.shaped(ResultShape.lists()));
	}

	/**
	 * Selects the value of one field. A publisher cannot emit {@code null}: where the
	 * field can be NULL, use {@link QuerySet#list()} or filter.
	 * @param field the path of a field, or an annotation
	 * @return the new query
	 */
	default QuerySet<Object> valuesListFlat(String field) {
		return all().as((state) -> state.project(Selections.of(field)), ResultKind.shaped(ResultShape.flat()));
	}

	/**
	 * Selects the value of one expression.
	 * @param <V> the type of its values
	 * @param expression the expression
	 * @return the new query
	 */
	default <V> QuerySet<V> valuesListFlat(Expression<V> expression) {
		return all().as((state) -> state.project(List.of(new Selection("value", expression))),
				ResultKind.shaped(ResultShape.flat()));
	}

}
