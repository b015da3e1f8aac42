package io.tortoiseorm.demo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * The statements that the ORM logs while a test runs.
 */
final class SentStatements extends AppenderBase<ILoggingEvent> implements BeforeEachCallback, AfterEachCallback {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.tortoiseorm.sql");

	private final List<String> lines = new CopyOnWriteArrayList<>();

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.add(event.getFormattedMessage());
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		setContext(this.logger.getLoggerContext());
		start();
		this.logger.setLevel(Level.DEBUG);
		this.logger.setAdditive(false);
		this.logger.addAppender(this);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.logger.detachAppender(this);
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
	}

	void clear() {
		this.lines.clear();
	}

	int count() {
		return this.lines.size();
	}

}
