package io.tortoiseorm.fields;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time zone of an ORM is how points in time are shown, never which they are.
 */
@DatabaseTest
class TimeZonesTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	private static Tortoise utc;

	private static Tortoise newYork;

	private static Tortoise naive;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		utc = open(database, TortoiseConfig.builder());
		newYork = open(database, TortoiseConfig.builder().timezone("America/New_York"));
		naive = open(database, TortoiseConfig.builder().timezone("America/New_York").useTz(false));
		utc.createSchemas().block(TIMEOUT);
	}

	@AfterDatabaseTests
	static void stop() {
		utc.close().then(newYork.close()).then(naive.close()).block(TIMEOUT);
	}

	private static Tortoise open(TestDatabase database, TortoiseConfig.Builder config) {
		return Objects.requireNonNull(Tortoise
			.init(config.connection("default", database.url()).app("models", (app) -> app.models(Sample.class)).build())
			.block(TIMEOUT));
	}

	private static <T> T run(Tortoise tortoise, Mono<T> work) {
		return Objects.requireNonNull(work.contextWrite(tortoise.context()).block(TIMEOUT));
	}

	private static Object key(Sample sample) {
		return Objects.requireNonNull(sample.pk());
	}

	@Test
	void aPointInTimeIsTheSameForAll() {
		Instant moment = Instant.parse("2024-07-01T12:00:00Z");
		Sample sample = run(newYork, Sample.objects.create("instant", moment, "offset", moment, "zoned", moment));
		Sample there = run(newYork, Sample.objects.get(key(sample)));
		assertThat(there.instant).isEqualTo(moment);
		assertThat(there.offset).isEqualTo(OffsetDateTime.parse("2024-07-01T08:00:00-04:00"));
		assertThat(Objects.requireNonNull(there.offset).getOffset()).isEqualTo(ZoneOffset.ofHours(-4));
		assertThat(Objects.requireNonNull(there.zoned).getZone()).isEqualTo(NEW_YORK);
		assertThat(there.zoned.toInstant()).isEqualTo(moment);
		Sample here = run(utc, Sample.objects.get(key(sample)));
		assertThat(here.instant).isEqualTo(moment);
		assertThat(Objects.requireNonNull(here.offset).getOffset()).isEqualTo(ZoneOffset.UTC);
		assertThat(here.offset.toInstant()).isEqualTo(moment);
		Map<String, Object> row = run(newYork, Sample.objects.filter("id", key(sample)).values("offset").first());
		assertThat(row).containsEntry("offset", there.offset);
		assertThat(run(utc, Sample.objects.filter("id", key(sample), "offset", there.offset).exists())).isTrue();
	}

	@Test
	void aLocalTimeIsNeverShifted() {
		for (LocalDateTime local : new LocalDateTime[] { LocalDateTime.of(2024, 3, 10, 2, 30),
				LocalDateTime.of(2024, 11, 3, 1, 30) }) {
			for (Tortoise writer : new Tortoise[] { utc, newYork, naive }) {
				Sample sample = run(writer, Sample.objects.create("local", local));
				for (Tortoise reader : new Tortoise[] { utc, newYork, naive }) {
					assertThat(run(reader, Sample.objects.get(key(sample))).local).isEqualTo(local);
				}
			}
		}
	}

	@Test
	void whatNamesNoZoneIsUtcOrLocalTimeAsConfigured() {
		String text = "2024-07-01T12:00:00";
		for (Object value : new Object[] { text, LocalDateTime.parse(text) }) {
			assertThat(stored(newYork, value)).isEqualTo(Instant.parse("2024-07-01T12:00:00Z"));
			assertThat(stored(naive, value)).isEqualTo(Instant.parse("2024-07-01T16:00:00Z"));
		}
		assertThat(stored(naive, "2024-07-01T12:00:00+02:00")).isEqualTo(Instant.parse("2024-07-01T10:00:00Z"));
	}

	private static Instant stored(Tortoise writer, Object value) {
		Sample sample = run(writer, Sample.objects.create("instant", value));
		assertThat(run(writer, Sample.objects.filter("id", key(sample), "instant", value).exists())).isTrue();
		return Objects.requireNonNull(run(utc, Sample.objects.get(key(sample))).instant);
	}

}
