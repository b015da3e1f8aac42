package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.query.JoinPlan.Place;
import io.tortoiseorm.sql.Select;

/**
 * What is the same for all queries that load instances of a model with all of their
 * fields, and nothing beside them: the list of columns as it is selected, and how a row
 * becomes an instance. Immutable and thread-safe.
 */
final class WholeRows {

	private final InstanceReader reader;

	private final RowMapper<ModelBase> mapper;

	private final List<Output> outputs;

	private final String selected;

	WholeRows(ModelMeta model, Dialect dialect) {
		Place place = JoinPlan.rootPlace(model, model.table().name());
		this.reader = new InstanceReader(place, model.fields(), 0, dialect);
		this.mapper = this.reader::readPresent;
		List<Output> columns = new ArrayList<>();
		List<Select.Item> items = new ArrayList<>();
		for (FieldMeta field : model.fields()) {
			TypedNode column = new TypedNode(place.column(field), field.type(), field.nullable());
			columns.add(Output.column(column));
			items.add(new Select.Item(column.node(), column.sqlType(), null));
		}
		this.outputs = List.copyOf(columns);
		this.selected = dialect.writer().join(", ", items).toStatement().text();
	}

	RowMapper<ModelBase> mapper() {
		return this.mapper;
	}

	InstanceReader reader() {
		return this.reader;
	}

	List<Output> outputs() {
		return this.outputs;
	}

	/**
	 * The outputs as SQL.
	 */
	String selected() {
		return this.selected;
	}

	/**
	 * What they depend on.
	 *
	 * @param model the model
	 * @param dialect the database
	 */
	record Key(ModelMeta model, Dialect dialect) {

	}

}
