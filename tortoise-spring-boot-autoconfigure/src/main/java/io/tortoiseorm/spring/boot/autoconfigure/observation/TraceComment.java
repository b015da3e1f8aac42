package io.tortoiseorm.spring.boot.autoconfigure.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import reactor.util.context.ContextView;

/**
 * The comment that tells of which trace a statement is, as the trace context of W3C
 * writes it.
 */
final class TraceComment {

	/**
	 * The comment of a subscriber.
	 * @param context its Reactor context
	 * @return the comment, empty if there is no trace
	 */
	String of(ContextView context) {
		Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		TracingContext tracing = (observation != null) ? observation.getContextView().get(TracingContext.class) : null;
		Span span = (tracing != null) ? tracing.getSpan() : null;
		return (span != null) ? comment(span.context()) : "";
	}

	private static String comment(TraceContext trace) {
		String traceId = trace.traceId();
		String spanId = trace.spanId();
		if (!isHexadecimal(traceId) || !isHexadecimal(spanId)) {
			return "";
		}
		String flags = Boolean.TRUE.equals(trace.sampled()) ? "01" : "00";
		return " /*traceparent='00-" + traceId + "-" + spanId + "-" + flags + "'*/";
	}

	/** Nothing else gets into a statement. */
	private static boolean isHexadecimal(String id) {
		return !id.isEmpty() && id.chars().allMatch((digit) -> Character.digit(digit, 16) >= 0 && digit < 128);
	}

}
