package io.tortoiseorm.db.r2dbc.postgres;

import java.util.Objects;
import java.util.Set;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;

/**
 * A codec of the driver that reads the binary form of one type in another way. All else
 * stays with the driver's own.
 *
 * @param <T> the class of values
 */
final class BinaryCodec<T> implements Codec<T>, CodecMetadata {

	private final Codec<T> driver;

	private final Class<T> type;

	private final PostgresTypeIdentifier dataType;

	private final BinaryForm.Reader<T> reader;

	BinaryCodec(Codec<T> driver, Class<T> type, PostgresTypeIdentifier dataType, BinaryForm.Reader<T> reader) {
		this.driver = driver;
		this.type = type;
		this.dataType = dataType;
		this.reader = reader;
	}

	@Override
	public Class<?> type() {
		return this.type;
	}

	@Override
	public Iterable<? extends PostgresTypeIdentifier> getDataTypes() {
		return Set.of(this.dataType);
	}

	@Override
	public boolean canDecode(int id, Format format, Class<?> wanted) {
		return wanted == this.type && this.driver.canDecode(id, format, wanted);
	}

	@Override
	public @Nullable T decode(@Nullable ByteBuf buffer, int id, Format format, Class<? extends T> wanted) {
		boolean binary = buffer != null && format == Format.FORMAT_BINARY && id == this.dataType.getObjectId();
		return (binary && !hasDimensions(buffer)) ? this.reader.read(Objects.requireNonNull(buffer))
				: this.driver.decode(buffer, id, format, wanted);
	}

	/** Matrices begin with how many dimensions they have. */
	private boolean hasDimensions(ByteBuf buffer) {
		return this.type.isArray() && buffer.getInt(buffer.readerIndex()) > 1;
	}

	@Override
	public boolean canEncode(Object value) {
		return this.driver.canEncode(value);
	}

	@Override
	public boolean canEncodeNull(Class<?> wanted) {
		return this.driver.canEncodeNull(wanted);
	}

	@Override
	public EncodedParameter encode(Object value) {
		return this.driver.encode(value);
	}

	@Override
	public EncodedParameter encode(Object value, int id) {
		return this.driver.encode(value, id);
	}

	@Override
	public EncodedParameter encodeNull() {
		return this.driver.encodeNull();
	}

}
