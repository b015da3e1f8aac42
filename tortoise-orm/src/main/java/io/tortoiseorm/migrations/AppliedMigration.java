package io.tortoiseorm.migrations;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a database knows of a migration.
 *
 * @param app the app
 * @param name the name
 * @param checksum the checksum of the file when it was applied
 * @param status whether it is applied whole
 * @param position how many of its statements are done, while it is not applied whole
 * @param startedAt when it was begun
 * @param duration how long it took
 * @param failure why it stopped half-way, or {@code null}
 */
public record AppliedMigration(String app, String name, String checksum, Status status, int position, Instant startedAt,
		Duration duration, @Nullable String failure) {

	/**
	 * What others name it by.
	 * @return such as {@code shop/0002_user_about}
	 */
	public String key() {
		return this.app + "/" + this.name;
	}

	/**
	 * How far a migration is.
	 */
	public enum Status {

		/** It is applied. */
		APPLIED,
		/** It is being applied, or was when it stopped. */
		APPLYING,
		/** It is being reverted, or was when it stopped. */
		REVERTING

	}

}
