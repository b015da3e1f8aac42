package io.tortoiseorm.fields;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Checks of text for the {@code validators} of a field. What jakarta.validation has an
 * annotation for, as lengths, ranges and patterns, is not repeated here.
 */
public final class Validators {

	private Validators() {
	}

	/**
	 * An IPv4 address such as {@code 192.0.2.1}.
	 */
	public static final class Ipv4Address implements FieldValidator<String> {

		@Override
		public @Nullable String check(String value) {
			return IpText.isV4(value) ? null : "is not a valid IPv4 address";
		}

	}

	/**
	 * An IPv6 address such as {@code 2001:db8::1}.
	 */
	public static final class Ipv6Address implements FieldValidator<String> {

		@Override
		public @Nullable String check(String value) {
			return IpText.isV6(value) ? null : "is not a valid IPv6 address";
		}

	}

	/**
	 * An IPv4 or IPv6 address.
	 */
	public static final class IpAddress implements FieldValidator<String> {

		@Override
		public @Nullable String check(String value) {
			return (IpText.isV4(value) || IpText.isV6(value)) ? null : "is not a valid IPv4 or IPv6 address";
		}

	}

	/**
	 * Whole numbers, not negative, separated by commas: {@code 1,2,3}.
	 */
	public static final class CommaSeparatedIntegers implements FieldValidator<String> {

		private static final Pattern NUMBERS = Pattern.compile("\\d++(?:,\\d++)*+");

		@Override
		public @Nullable String check(String value) {
			return NUMBERS.matcher(value).matches() ? null : "must be digits separated by commas";
		}

	}

	/**
	 * The name of a host with at least one point and a top-level domain of letters, in
	 * any script: {@code example.com}, {@code bücher.example}.
	 */
	public static final class DomainName implements FieldValidator<String> {

		private static final int LONGEST = 253;

		private static final Pattern LABELS = Pattern
			.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)++(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");

		@Override
		public @Nullable String check(String value) {
			return isDomain(value) ? null : "is not a valid domain name";
		}

		static boolean isDomain(String value) {
			String name = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
			if (name.length() > LONGEST) {
				return false;
			}
			try {
				String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
				return ascii.length() <= LONGEST && LABELS.matcher(ascii).matches();
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		}

	}

	/**
	 * A web or file transfer address of at most 2,048 characters with a host.
	 */
	public static final class Url implements FieldValidator<String> {

		private static final int LONGEST = 2048;

		private static final int HIGHEST_PORT = 65_535;

		private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps");

		@Override
		public @Nullable String check(String value) {
			try {
				URI uri = new URI(value);
				String scheme = uri.getScheme();
				if (value.length() > LONGEST || scheme == null || uri.getHost() == null || uri.getPort() > HIGHEST_PORT
						|| !isHost(uri.getHost())) {
					return "is not a valid URL";
				}
				return SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) ? null
						: "is a URL with the scheme " + scheme + ", which is not allowed";
			}
			catch (URISyntaxException ex) {
				return "is not a valid URL";
			}
		}

		private static boolean isHost(String host) {
			boolean bracketed = host.startsWith("[") && host.endsWith("]");
			return bracketed ? IpText.isV6(host.substring(1, host.length() - 1))
					: host.equals("localhost") || IpText.isV4(host) || DomainName.isDomain(host);
		}

	}

	/**
	 * The address of a mailbox: {@code ada@example.com}.
	 */
	public static final class EmailAddress implements FieldValidator<String> {

		private static final int LONGEST = 320;

		private static final int LONGEST_MAILBOX = 64;

		private static final Pattern MAILBOX = Pattern
			.compile("[\\w!#$%&'*+/=?^`{|}~-]++(?:\\.[\\w!#$%&'*+/=?^`{|}~-]++)*+|\"(?:[^\"\\\\\\p{Cntrl}]|\\\\.)*+\"");

		@Override
		public @Nullable String check(String value) {
			int at = value.lastIndexOf('@');
			boolean valid = at > 0 && at <= LONGEST_MAILBOX && value.length() <= LONGEST
					&& MAILBOX.matcher(value.substring(0, at)).matches()
					&& DomainName.isDomain(value.substring(at + 1));
			return valid ? null : "is not a valid email address";
		}

	}

}
