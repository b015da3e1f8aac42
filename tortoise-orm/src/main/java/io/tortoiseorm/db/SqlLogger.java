package io.tortoiseorm.db;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.tortoiseorm.sql.Bind;
import io.tortoiseorm.sql.Operation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs statements under {@code io.tortoiseorm.sql}: text, duration and rows at DEBUG,
 * those that take too long at WARN, bound values only at TRACE.
 */
final class SqlLogger implements StatementListener {

	private static final Logger LOG = LoggerFactory.getLogger("io.tortoiseorm.sql");

	private final @Nullable Duration slow;

	/**
	 * Creates a logger.
	 * @param slow the time from which on a statement is slow; {@code null} for none
	 */
	SqlLogger(@Nullable Duration slow) {
		this.slow = slow;
	}

	boolean isEnabled() {
		return (this.slow != null) ? LOG.isWarnEnabled() : LOG.isDebugEnabled();
	}

	@Override
	public Completion started(Start start) {
		return (end) -> {
			if (isSlow(end)) {
				LOG.warn("Slow statement{}: {}", purpose(start), shown(start, end));
			}
			else if (LOG.isDebugEnabled()) {
				LOG.debug("{}", shown(start, end));
			}
		};
	}

	private boolean isSlow(End end) {
		return this.slow != null && end.duration().compareTo(this.slow) >= 0;
	}

	private static String purpose(Start start) {
		Operation operation = start.operation();
		return (operation != null) ? " (" + operation.name() + " of " + operation.model() + ")" : "";
	}

	private static String shown(Start start, End end) {
		String line = line(start, end);
		return LOG.isTraceEnabled() ? line + " with " + start.statement().binds().stream().map(Bind::value).toList()
				: line;
	}

	private static String line(Start start, End end) {
		StringBuilder line = new StringBuilder(start.statement().text().length() + 64);
		line.append('[').append(start.connection()).append("] ").append(start.statement().text());
		List<Bind> binds = start.statement().binds();
		if (!binds.isEmpty()) {
			line.append(" [").append(binds.size()).append(" bound]");
		}
		line.append(String.format(Locale.ROOT, " (%.2f ms, ", end.duration().toNanos() / 1_000_000.0));
		Throwable error = end.error();
		if (error != null) {
			line.append("failed: ").append(error.getMessage());
		}
		else if (end.cancelled()) {
			line.append("cancelled");
		}
		else {
			line.append(end.rows()).append(" rows");
		}
		return line.append(')').toString();
	}

}
