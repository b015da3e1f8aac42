package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One connection as it is configured: by a URL, or by an engine and its credentials.
 * Never shows what it holds, which may be a password.
 */
public class ConnectionProperties {

	/**
	 * URL such as postgres://user:password@host:5432/database?maxsize=20.
	 */
	private @Nullable String url;

	/**
	 * Engine, such as postgres or tortoise.backends.asyncpg.
	 */
	private @Nullable String engine;

	/**
	 * Host, port, user, password and database, or file_path; further parameters of the
	 * pool and the driver. With a URL they override its parts.
	 */
	private Map<String, String> credentials = new LinkedHashMap<>();

	/**
	 * SSL bundle with the certificates of the connection. A URL names it by the parameter
	 * ssl_bundle.
	 */
	private @Nullable String sslBundle;

	/**
	 * Takes a URL in place of a map: Spring's conversion finds this method by its name.
	 * Accepts every text, because a failure here would be reported with the text itself.
	 * @param url the URL
	 * @return the connection
	 */
	public static ConnectionProperties valueOf(String url) {
		ConnectionProperties connection = new ConnectionProperties();
		connection.url = url;
		return connection;
	}

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public @Nullable String getEngine() {
		return this.engine;
	}

	public void setEngine(@Nullable String engine) {
		this.engine = engine;
	}

	public Map<String, String> getCredentials() {
		return this.credentials;
	}

	public void setCredentials(Map<String, String> credentials) {
		this.credentials = credentials;
	}

	public @Nullable String getSslBundle() {
		return this.sslBundle;
	}

	public void setSslBundle(@Nullable String sslBundle) {
		this.sslBundle = sslBundle;
	}

	boolean hasUrl() {
		return this.url != null && !this.url.isBlank();
	}

	boolean hasEngine() {
		return this.engine != null && !this.engine.isBlank();
	}

	@Override
	public String toString() {
		return "ConnectionProperties[" + (hasUrl() ? "url" : (hasEngine() ? this.engine : "empty")) + "]";
	}

}
