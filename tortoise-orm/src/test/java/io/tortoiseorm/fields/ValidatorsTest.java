package io.tortoiseorm.fields;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the ready validators take and refuse.
 */
class ValidatorsTest {

	private static void check(FieldValidator<String> validator, List<String> good, List<String> bad) {
		good.forEach((text) -> assertThat(validator.check(text)).as(text).isNull());
		bad.forEach((text) -> assertThat(validator.check(text)).as(text).isNotNull());
	}

	@Test
	void addressesOfTheInternetProtocol() {
		List<String> four = List.of("0.0.0.0", "127.0.0.1", "255.255.255.255");
		List<String> six = List.of("::", "::1", "2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "FE80::",
				"1:2:3:4:5:6:192.0.2.1", "1::8");
		List<String> neither = List.of("", "1.2.3", "1.2.3.4.", "256.1.1.1", "01.2.3.4", "1.2.3.4\n", ":", ":::", "1:2",
				"1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", "::1.2.3", "1.2.3.4::", "g::",
				"::1%eth0", "1:2:3:4:5:6:7:");
		check(new Validators.Ipv4Address(), four, six);
		check(new Validators.Ipv4Address(), List.of(), neither);
		check(new Validators.Ipv6Address(), six, four);
		check(new Validators.Ipv6Address(), List.of(), neither);
		check(new Validators.IpAddress(), four, neither);
		check(new Validators.IpAddress(), six, List.of());
	}

	@Test
	void numbersInAList() {
		check(new Validators.CommaSeparatedIntegers(), List.of("1", "1,2,3", "007"),
				List.of("", ",", "1,", ",1", "1,,2", "1, 2", "-1", "1.5"));
	}

	@Test
	void namesOfHosts() {
		check(new Validators.DomainName(),
				List.of("example.com", "a.b.c.example", "EXAMPLE.COM", "xn--bcher-kva.example", "b\u00fccher.example",
						"example.com.", "1.example"),
				List.of("", "localhost", ".com", "example..com", "-a.example", "a-.example", "a_b.example",
						"a b.example", "example.c", "example.123", "a".repeat(64) + ".example",
						"a.".repeat(130) + "example"));
	}

	@Test
	void addressesOfTheWeb() {
		check(new Validators.Url(),
				List.of("http://example.com", "https://example.com:8443/a?b=c#d", "ftp://192.0.2.1/x",
						"http://localhost", "http://[2001:db8::1]/", "HTTPS://example.com"),
				List.of("", "example.com", "http://", "http:///path", "javascript:alert(1)", "file:///etc/passwd",
						"ssh://example.com", "http://exa mple.com", "http://example.com:99999", "http://[::1::2]/",
						"http://example.com\n", "http://example.com/" + "a".repeat(2048)));
	}

	@Test
	void addressesOfMailboxes() {
		check(new Validators.EmailAddress(),
				List.of("ada@example.com", "a.b+c@example.co.uk", "\"odd name\"@example.com",
						"ada@b\u00fccher.example"),
				List.of("", "ada", "@example.com", "ada@", "ada@localhost", "a..b@example.com", ".a@example.com",
						"a b@example.com", "ada@example.com\n", "a@b@example.com", "a".repeat(65) + "@example.com"));
	}

	@Test
	void messagesSayWhatIsExpected() {
		Map<FieldValidator<String>, String> messages = Map.of(new Validators.Ipv4Address(),
				"is not a valid IPv4 address", new Validators.EmailAddress(), "is not a valid email address",
				new Validators.Url(), "is not a valid URL");
		messages.forEach((validator, message) -> assertThat(validator.check("no")).isEqualTo(message));
		assertThat(new Validators.Url().check("ssh://example.com")).contains("scheme ssh");
	}

}
