package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.fields.SoftDelete;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;

/**
 * The conditions that hold wherever rows of a model occur in a query, unless it leaves
 * them out.
 */
final class GlobalConditions {

	private final QueryEnvironment environment;

	private final Dialect dialect;

	private final FilterBypass bypass;

	GlobalConditions(QueryEnvironment environment, Dialect dialect, FilterBypass bypass) {
		this.environment = environment;
		this.dialect = dialect;
		this.bypass = bypass;
	}

	static GlobalConditions none(QueryEnvironment environment, Dialect dialect) {
		return new GlobalConditions(environment, dialect, new FilterBypass(true, List.of()));
	}

	FilterBypass bypass() {
		return this.bypass;
	}

	/**
	 * Whether a model has conditions that are not left out.
	 */
	boolean apply(ModelMeta model) {
		return (model.softDelete() != null && !this.bypass.leavesOut(SoftDelete.FILTER))
				|| model.globalFilters().keySet().stream().anyMatch((name) -> !this.bypass.leavesOut(name));
	}

	/**
	 * The conditions on a table of the query.
	 */
	List<SqlNode> of(ModelMeta model, String alias) {
		if (!apply(model)) {
			return List.of();
		}
		List<SqlNode> conditions = new ArrayList<>();
		FieldMeta mark = model.softDelete();
		if (mark != null && !this.bypass.leavesOut(SoftDelete.FILTER)) {
			SqlNode column = Sql.column(alias, mark.column());
			conditions.add((mark.type().javaType() == Boolean.class)
					? Sql.binary(column, "=", Sql.bind(false, mark.sqlType())) : Sql.isNull(column, true));
		}
		model.globalFilters().forEach((name, filter) -> {
			if (!this.bypass.leavesOut(name)) {
				conditions.add(compile(model, alias, name, filter.get()));
			}
		});
		return conditions;
	}

	private SqlNode compile(ModelMeta model, String alias, String name, Object filter) {
		if (!(filter instanceof Q condition)) {
			throw new ConfigurationError("The global filter '" + name + "' of " + model.name() + " gives no Q.");
		}
		QueryScope scope = new QueryScope(this.environment, this.dialect, model, alias);
		SqlNode compiled = condition.compileCondition(scope);
		if (!scope.joins().isEmpty()) {
			throw new ConfigurationError("The global filter '" + name + "' of " + model.name()
					+ " speaks of other models: it may use the model's own fields, or a Subquery.");
		}
		return compiled;
	}

}
