package io.tortoiseorm.demo.models;

import java.time.Instant;

import io.tortoiseorm.Model;
import io.tortoiseorm.fields.DatetimeField;

/**
 * Lends its fields to models that tell when they were created and last saved.
 *
 * @param <M> the model itself
 */
public abstract class Timestamped<M extends Timestamped<M>> extends Model<M> {

	@DatetimeField(autoNowAdd = true)
	private Instant createdAt;

	@DatetimeField(autoNow = true)
	private Instant updatedAt;

	/**
	 * When the row was created.
	 * @return the point in time, set on the first save
	 */
	public Instant getCreatedAt() {
		return this.createdAt;
	}

	/**
	 * When the row was last saved.
	 * @return the point in time, set on every save
	 */
	public Instant getUpdatedAt() {
		return this.updatedAt;
	}

}
