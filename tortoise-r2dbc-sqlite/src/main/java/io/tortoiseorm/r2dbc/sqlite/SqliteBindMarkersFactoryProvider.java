package io.tortoiseorm.r2dbc.sqlite;

import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.binding.BindMarkersFactory;
import org.springframework.r2dbc.core.binding.BindMarkersFactoryResolver.BindMarkerFactoryProvider;

/**
 * Tells Spring's {@code DatabaseClient}, where it is present, how parameters are written.
 */
final class SqliteBindMarkersFactoryProvider implements BindMarkerFactoryProvider {

	private static final BindMarkersFactory NUMBERED = BindMarkersFactory.indexed("?", 1);

	@Override
	public @Nullable BindMarkersFactory getBindMarkers(ConnectionFactory connectionFactory) {
		boolean sqlite = SqliteConnectionFactory.PRODUCT_NAME.equals(connectionFactory.getMetadata().getName());
		return sqlite ? NUMBERED : null;
	}

}
