package io.tortoiseorm.spring.boot.autoconfigure.observation;

import java.util.Locale;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.tortoiseorm.db.StatementListener;

/**
 * Observes statements as {@code tortoise.query}, with the connection, the model, the
 * operation and the outcome as tags of few values, and the text of the statement, which
 * holds no values of rows, for traces alone.
 */
public class DefaultQueryObservationConvention implements QueryObservationConvention {

	private static final String NAME = "tortoise.query";

	private static final String NONE = "none";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(QueryObservationContext context) {
		String model = model(context);
		return model.equals(NONE) ? operation(context) : operation(context) + " " + model;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(QueryObservationContext context) {
		return KeyValues.of(KeyValue.of("connection", context.getStart().connection()),
				KeyValue.of("model", model(context)), KeyValue.of("operation", operation(context)),
				KeyValue.of("outcome", outcome(context)));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(QueryObservationContext context) {
		StatementListener.End end = context.getEnd();
		return KeyValues.of(KeyValue.of("statement", context.getStart().statement().text()),
				KeyValue.of("rows", (end != null) ? Long.toString(end.rows()) : "unknown"));
	}

	private static String model(QueryObservationContext context) {
		var operation = context.getStart().operation();
		return (operation != null) ? operation.model() : NONE;
	}

	/** Of what nobody said what it is for, the first word tells. */
	private static String operation(QueryObservationContext context) {
		var operation = context.getStart().operation();
		if (operation != null) {
			return operation.name();
		}
		String first = context.getStart().statement().text().stripLeading().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
		return switch (first) {
			case "select", "insert", "update", "delete" -> first;
			default -> "other";
		};
	}

	private static String outcome(QueryObservationContext context) {
		StatementListener.End end = context.getEnd();
		if (end == null) {
			return "unknown";
		}
		if (end.cancelled()) {
			return "cancelled";
		}
		return (end.error() != null) ? "error" : "success";
	}

}
