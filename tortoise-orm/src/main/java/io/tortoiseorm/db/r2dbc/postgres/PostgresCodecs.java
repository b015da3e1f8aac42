package io.tortoiseorm.db.r2dbc.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.StreamSupport;

import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Lets PostgreSQL's driver read dates, times and decimals rightly where the server sends
 * them in binary: those before 2000 with fractions of a second, those before the
 * Gregorian calendar, infinity, and zeros with decimal places. The driver finds it by
 * itself, for every connection of the process whose {@code autodetectExtensions} is not
 * switched off.
 */
public final class PostgresCodecs implements CodecRegistrar {

	/**
	 * Creates the extension.
	 */
	public PostgresCodecs() {
	}

	@Override
	public Publisher<Void> register(PostgresqlConnection connection, ByteBufAllocator allocator,
			CodecRegistry registry) {
		return Mono.fromRunnable(() -> register(registry));
	}

	/** Not more than needed: the driver looks through all codecs after each. */
	private static void register(CodecRegistry registry) {
		if (StreamSupport.stream(registry.spliterator(), false).anyMatch(BinaryCodec.class::isInstance)) {
			return;
		}
		add(registry, LocalDate.EPOCH, LocalDate.class, PostgresqlObjectId.DATE, BinaryForm::date);
		add(registry, LocalDateTime.MIN, LocalDateTime.class, PostgresqlObjectId.TIMESTAMP, BinaryForm::timestamp);
		add(registry, Instant.EPOCH, Instant.class, PostgresqlObjectId.TIMESTAMPTZ, BinaryForm::instant);
		add(registry, BigDecimal.ZERO, BigDecimal.class, PostgresqlObjectId.NUMERIC, BinaryForm::numeric);
		addArray(registry, new LocalDate[0], LocalDate[].class, PostgresqlObjectId.DATE_ARRAY, BinaryForm::date);
		addArray(registry, new LocalDateTime[0], LocalDateTime[].class, PostgresqlObjectId.TIMESTAMP_ARRAY,
				BinaryForm::timestamp);
		addArray(registry, new Instant[0], Instant[].class, PostgresqlObjectId.TIMESTAMPTZ_ARRAY, BinaryForm::instant);
	}

	private static <T> void addArray(CodecRegistry registry, T[] sample, Class<T[]> type, PostgresqlObjectId dataType,
			BinaryForm.Reader<T> element) {
		add(registry, sample, type, dataType, (buffer) -> BinaryForm.array(buffer, type, element));
	}

	private static <T> void add(CodecRegistry registry, T sample, Class<T> type, PostgresqlObjectId dataType,
			BinaryForm.Reader<T> reader) {
		Codec<T> driver = encoder(registry, sample);
		if (driver != null) {
			registry.addFirst(new BinaryCodec<>(driver, type, dataType, reader));
		}
	}

	@SuppressWarnings("unchecked")
	private static <T> @Nullable Codec<T> encoder(CodecRegistry registry, T sample) {
		for (Codec<?> codec : registry) {
			if (codec.canEncode(sample)) {
				return (Codec<T>) codec;
			}
		}
		return null;
	}

}
