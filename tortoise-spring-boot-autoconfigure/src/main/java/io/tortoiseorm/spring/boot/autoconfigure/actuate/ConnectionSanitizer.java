package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides passwords of connections in endpoints, even where these are told to show all
 * values: in URLs, and by the names of parameters.
 */
final class ConnectionSanitizer implements SanitizingFunction {

	private static final String CONNECTIONS = "tortoiseconnections";

	private static final Pattern SECRET_PARAMETER = Pattern
		.compile("(?i)([?&;][^=&;]*(?:password|passwd|secret|key)[^=&;]*=)[^&;]*");

	private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(?:password|passwd|secret|key)");

	@Override
	public SanitizableData apply(SanitizableData data) {
		Object value = data.getValue();
		if (value == null || !isConnection(data.getKey())) {
			return data;
		}
		if (SECRET_NAME.matcher(data.getKey()).matches()) {
			return data.withSanitizedValue();
		}
		String text = value.toString();
		String hidden = SECRET_PARAMETER.matcher(hideUserInfo(text))
			.replaceAll("$1" + SanitizableData.SANITIZED_VALUE.replace("$", "\\$"));
		return hidden.equals(text) ? data : data.withValue(hidden);
	}

	/**
	 * Everything up to the last @ before path and query may be the password, which people
	 * forget to encode.
	 */
	private static String hideUserInfo(String url) {
		int start = url.indexOf("://");
		if (start < 0) {
			return url;
		}
		int at = url.lastIndexOf('@');
		int colon = url.indexOf(':', start + 3);
		return (colon > 0 && at > colon)
				? url.substring(0, colon + 1) + SanitizableData.SANITIZED_VALUE + url.substring(at) : url;
	}

	private static boolean isConnection(String key) {
		return key.replaceAll("[-_.\\[\\]]", "").toLowerCase(Locale.ROOT).startsWith(CONNECTIONS);
	}

}
