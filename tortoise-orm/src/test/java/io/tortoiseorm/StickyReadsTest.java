package io.tortoiseorm;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.ParamsError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * For how long reads follow writes.
 */
class StickyReadsTest {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);

	private final StickyReads reads = new StickyReads(Duration.ofNanos(100), this.nanos::get);

	@Test
	void readsFollowTheConnectionThatWasWrittenUntilTheTimeIsOver() {
		this.reads.wrote("writer");
		assertThat(this.reads.follow("writer")).isTrue();
		assertThat(this.reads.follow("other")).isFalse();
		this.nanos.addAndGet(99);
		assertThat(this.reads.follow("writer")).isTrue();
		this.nanos.addAndGet(1);
		assertThat(this.reads.follow("writer")).isFalse();
	}

	@Test
	void readsFollowWhereMoreIsNotKnown() {
		StickyReads following = StickyReads.following(Duration.ofSeconds(1));
		assertThat(following.follow("writer")).isTrue();
		assertThat(following.hasWritten()).isFalse();
		following.wrote("writer");
		assertThat(following.hasWritten()).isTrue();
	}

	@Test
	void theTimeIsConfigured() {
		TortoiseConfig.Builder builder = TortoiseConfig.builder()
			.connection("default", "h2://mem:x")
			.app("models", (app) -> app.models("some.models"));
		assertThat(builder.build().stickyReads()).isNull();
		assertThat(builder.stickyReads(Duration.ofSeconds(2)).build().stickyReads()).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void aTimeThatIsNoneIsRefused() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> StickyReads.lasting(Duration.ZERO));
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> TortoiseConfig
				.fromMap(java.util.Map.of("connections", java.util.Map.of("default", "h2://mem:x"), "apps",
						java.util.Map.of("models", java.util.Map.of("models", "some.models")), "sticky_reads", "soon")))
			.withMessageContaining("seconds");
	}

}
