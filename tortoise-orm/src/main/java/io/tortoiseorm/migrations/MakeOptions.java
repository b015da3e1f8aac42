package io.tortoiseorm.migrations;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How migrations are made.
 *
 * @param apps the apps; all when empty
 * @param name what the migrations are called after their number, or {@code null} for a
 * name after what they do
 * @param empty whether a migration without operations is made, to be filled by hand
 * @param renames what was renamed: {@code User=Account}, {@code User.bio=User.about}
 * @param allowed what may lose data or fail: {@code User} to drop its table,
 * {@code User.bio} for its column
 * @param online whether the migrations are applied without locks that last
 */
public record MakeOptions(List<String> apps, @Nullable String name, boolean empty, List<String> renames,
		List<String> allowed, boolean online) {

	/** All apps, nothing renamed, nothing allowed. */
	public static final MakeOptions DEFAULTS = new MakeOptions(List.of(), null, false, List.of(), List.of(), false);

	/**
	 * Copies the lists.
	 */
	public MakeOptions {
		apps = List.copyOf(apps);
		renames = List.copyOf(renames);
		allowed = List.copyOf(allowed);
	}

	/**
	 * Names the migrations.
	 * @param value the name
	 * @return the changed options
	 */
	public MakeOptions named(String value) {
		return new MakeOptions(this.apps, value, this.empty, this.renames, this.allowed, this.online);
	}

	/**
	 * Says what was renamed.
	 * @param values such as {@code User.bio=User.about}
	 * @return the changed options
	 */
	public MakeOptions renaming(String... values) {
		return new MakeOptions(this.apps, this.name, this.empty, List.of(values), this.allowed, this.online);
	}

	/**
	 * Allows what may lose data or fail.
	 * @param values such as {@code User.bio}
	 * @return the changed options
	 */
	public MakeOptions allowing(String... values) {
		return new MakeOptions(this.apps, this.name, this.empty, this.renames, List.of(values), this.online);
	}

	/**
	 * Has the migrations applied without locks that last.
	 * @return the changed options
	 */
	public MakeOptions withoutLocks() {
		return new MakeOptions(this.apps, this.name, this.empty, this.renames, this.allowed, true);
	}

}
