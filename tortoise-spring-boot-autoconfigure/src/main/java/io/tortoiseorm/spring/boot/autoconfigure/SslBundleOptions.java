package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import io.netty.handler.ssl.SslContextBuilder;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;

/**
 * Has a driver on Netty use the certificates of an SSL bundle, and check the name of the
 * server unless a mode says otherwise.
 */
final class SslBundleOptions {

	private static final Option<Object> MODE = Option.valueOf("sslMode");

	private static final Option<Object> CUSTOMIZER = Option.valueOf("sslContextBuilderCustomizer");

	private SslBundleOptions() {
	}

	/**
	 * Adds a bundle to the options of a driver.
	 * @param options the options so far
	 * @param driver the driver's R2DBC name
	 * @param bundle the bundle
	 */
	static void apply(ConnectionFactoryOptions.Builder options, String driver, SslBundle bundle) {
		if (!options.build().hasOption(MODE)) {
			options.option(MODE, driver.equals("mysql") ? "verify_identity" : "verify-full");
		}
		// Some drivers want a Function, the one of MariaDB a UnaryOperator.
		UnaryOperator<SslContextBuilder> customizer = (builder) -> customize(builder, bundle);
		options.option(CUSTOMIZER, customizer);
	}

	private static SslContextBuilder customize(SslContextBuilder builder, SslBundle bundle) {
		SslManagerBundle managers = bundle.getManagers();
		builder.keyManager(managers.getKeyManagerFactory()).trustManager(managers.getTrustManagerFactory());
		SslOptions options = bundle.getOptions();
		if (options.getEnabledProtocols() != null) {
			builder.protocols(options.getEnabledProtocols());
		}
		if (options.getCiphers() != null) {
			builder.ciphers(Arrays.asList(options.getCiphers()));
		}
		return builder;
	}

}
