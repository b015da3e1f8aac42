package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * One of the queries that are combined: a plain one, or a combination itself.
 */
interface CombinedOperand {

	/**
	 * Plans to select instances.
	 * @param marked whether rows tell their model, in a last column
	 */
	void takeInstances(boolean marked);

	/**
	 * Plans to select values.
	 */
	void takeValues();

	List<Output> outputs();

	/**
	 * The names of the outputs, without that which tells the model.
	 */
	List<String> names();

	Set<ModelMeta> models();

	/**
	 * Reads the instances of each model, by what marks its rows.
	 */
	Map<Integer, RowMapper<ModelBase>> mappers();

	Select select();

	List<String> keyNames();

	/**
	 * A query.
	 */
	static CombinedOperand of(SelectCompiler compiler, QueryState state) {
		return new Single(compiler, state);
	}

	/**
	 * A combination of queries.
	 */
	static CombinedOperand of(CombinedCompiler compiler) {
		return new Combination(compiler);
	}

	/**
	 * A query.
	 */
	final class Single implements CombinedOperand {

		private final SelectCompiler compiler;

		private final QueryState state;

		private List<Output> outputs = List.of();

		private List<String> names = List.of();

		private @Nullable RowMapper<ModelBase> mapper;

		private Single(SelectCompiler compiler, QueryState state) {
			this.compiler = compiler;
			this.state = state;
		}

		@Override
		public void takeInstances(boolean marked) {
			if (this.state.projection() != null || !this.state.related().isEmpty()
					|| !this.state.annotations().isEmpty()) {
				throw new ParamsError("Combined queries of instances have no place for selectRelated or annotations, "
						+ "and all give instances.");
			}
			InstancePlan plan = InstancePlan.of(this.compiler, this.state, Set.of());
			this.outputs = new ArrayList<>(plan.outputs());
			this.names = plan.fieldNames();
			this.mapper = plan.mapper();
			if (marked) {
				this.outputs
					.add(Output.column(new TypedNode(Sql.bind(mark(), SqlType.INTEGER), ValueType.INTEGER, false)));
			}
		}

		private Integer mark() {
			return List.copyOf(this.compiler.scope().environment().registry().models()).indexOf(this.compiler.model());
		}

		@Override
		public void takeValues() {
			this.outputs = this.compiler.projected();
			this.names = this.outputs.stream().map((output) -> String.valueOf(output.name())).toList();
		}

		@Override
		public List<Output> outputs() {
			return this.outputs;
		}

		@Override
		public List<String> names() {
			return this.names;
		}

		@Override
		public Set<ModelMeta> models() {
			return Set.of(this.compiler.model());
		}

		@Override
		public Map<Integer, RowMapper<ModelBase>> mappers() {
			return Map.of(mark(), Objects.requireNonNull(this.mapper));
		}

		@Override
		public Select select() {
			return this.compiler.operand(this.outputs);
		}

		@Override
		public List<String> keyNames() {
			return KeyParts.names(this.compiler.model());
		}

	}

	/**
	 * A combination of queries.
	 */
	final class Combination implements CombinedOperand {

		private final CombinedCompiler compiler;

		private Combination(CombinedCompiler compiler) {
			this.compiler = compiler;
		}

		@Override
		public void takeInstances(boolean marked) {
			this.compiler.takeInstances(marked);
		}

		@Override
		public void takeValues() {
			this.compiler.values();
		}

		@Override
		public List<Output> outputs() {
			return this.compiler.selected();
		}

		@Override
		public List<String> names() {
			return this.compiler.selectedNames();
		}

		@Override
		public Set<ModelMeta> models() {
			return this.compiler.models();
		}

		@Override
		public Map<Integer, RowMapper<ModelBase>> mappers() {
			return this.compiler.mappers();
		}

		@Override
		public Select select() {
			return this.compiler.select(false);
		}

		@Override
		public List<String> keyNames() {
			return this.compiler.keyNames();
		}

	}

}
