package io.tortoiseorm.spring.boot.autoconfigure.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;

/**
 * A statement that is made when it runs, as only then it is known for whom: until then it
 * remembers what it is told.
 */
final class CommentedStatement implements Statement {

	private final Function<String, Statement> factory;

	private final TraceComment comment;

	private final List<Consumer<Statement>> settings = new ArrayList<>();

	CommentedStatement(Function<String, Statement> factory, TraceComment comment) {
		this.factory = factory;
		this.comment = comment;
	}

	private Statement remember(Consumer<Statement> setting) {
		this.settings.add(setting);
		return this;
	}

	@Override
	public Statement add() {
		return remember(Statement::add);
	}

	@Override
	public Statement bind(int index, Object value) {
		return remember((statement) -> statement.bind(index, value));
	}

	@Override
	public Statement bind(String name, Object value) {
		return remember((statement) -> statement.bind(name, value));
	}

	@Override
	public Statement bindNull(int index, Class<?> type) {
		return remember((statement) -> statement.bindNull(index, type));
	}

	@Override
	public Statement bindNull(String name, Class<?> type) {
		return remember((statement) -> statement.bindNull(name, type));
	}

	@Override
	public Statement returnGeneratedValues(String... columns) {
		return remember((statement) -> statement.returnGeneratedValues(columns));
	}

	@Override
	public Statement fetchSize(int rows) {
		return remember((statement) -> statement.fetchSize(rows));
	}

	@Override
	public Flux<? extends Result> execute() {
		return Flux.deferContextual((context) -> {
			Statement statement = this.factory.apply(this.comment.of(context));
			this.settings.forEach((setting) -> setting.accept(statement));
			return statement.execute();
		});
	}

}
