package io.tortoiseorm.db;

import java.util.List;
import java.util.Locale;

import io.tortoiseorm.sql.Bind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs statements under {@code io.tortoiseorm.sql}: text, duration and rows at DEBUG,
 * bound values only at TRACE.
 */
enum SqlLogger implements StatementListener {

	/** The only one. */
	INSTANCE;

	private static final Logger LOG = LoggerFactory.getLogger("io.tortoiseorm.sql");

	static boolean isEnabled() {
		return LOG.isDebugEnabled();
	}

	@Override
	public Completion started(Start start) {
		return (end) -> {
			if (LOG.isTraceEnabled()) {
				LOG.trace("{} with {}", line(start, end), start.statement().binds().stream().map(Bind::value).toList());
			}
			else if (LOG.isDebugEnabled()) {
				LOG.debug("{}", line(start, end));
			}
		};
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
