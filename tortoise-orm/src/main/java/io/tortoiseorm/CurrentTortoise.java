package io.tortoiseorm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Which of the ORMs of this JVM is meant where none is named.
 */
final class CurrentTortoise {

	private static final List<Tortoise> ACTIVE = new CopyOnWriteArrayList<>();

	private static final ThreadLocal<@Nullable Tortoise> BOUND = new ThreadLocal<>();

	private CurrentTortoise() {
	}

	static void activate(Tortoise tortoise) {
		if (!ACTIVE.contains(tortoise)) {
			ACTIVE.add(tortoise);
		}
	}

	static void deactivate(Tortoise tortoise) {
		ACTIVE.remove(tortoise);
	}

	static boolean isNone() {
		return ACTIVE.isEmpty();
	}

	static Tortoise.Binding bind(Tortoise tortoise) {
		Tortoise before = BOUND.get();
		BOUND.set(tortoise);
		return () -> {
			if (before == null) {
				BOUND.remove();
			}
			else {
				BOUND.set(before);
			}
		};
	}

	/**
	 * The ORM of a subscription: the one in the context, else the one bound to the
	 * thread, else the only active one.
	 */
	static Tortoise in(ContextView context) {
		Tortoise found = context.getOrDefault(Tortoise.class, null);
		if (found == null) {
			found = BOUND.get();
		}
		if (found != null) {
			return found;
		}
		List<Tortoise> active = List.copyOf(ACTIVE);
		if (active.size() == 1) {
			return active.get(0);
		}
		throw new ConfigurationError(active.isEmpty()
				? "No ORM is started: subscribe to Tortoise.init(..) before the first query."
				: active.size() + " ORMs are active, and this query does not say to which it belongs: put one into its "
						+ "Reactor context by contextWrite(tortoise.context()), or bind one to the thread by "
						+ "tortoise.bind().");
	}

	/**
	 * An ORM for what is the same in all that know a model: the current one if there is
	 * one, else any that knows it.
	 */
	static Tortoise knowing(Class<?> model) {
		Tortoise bound = BOUND.get();
		return (bound != null) ? bound
				: ACTIVE.stream()
					.filter((each) -> each.registry().find(model) != null)
					.findFirst()
					.orElseGet(Tortoise::current);
	}

}
