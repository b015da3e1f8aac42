package io.tortoiseorm.several;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.meta.ModelBase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several ORMs live in one JVM at once, with the same models and with models of the same
 * names, and nothing of one is left when it is closed.
 */
class SeveralOrmsTest {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static Tortoise start(Class<?> model) {
		Tortoise tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", "h2://mem:" + UUID.randomUUID())
				.app("models", (app) -> app.models(model))
				.build())
			.block(LIMIT);
		Objects.requireNonNull(tortoise).createSchemas().block(LIMIT);
		return tortoise;
	}

	private static <T> T run(Tortoise tortoise, Mono<T> work) {
		return Objects.requireNonNull(work.contextWrite(tortoise.context()).block(LIMIT));
	}

	@Test
	void workOfManySubscribersFindsTheOrmOfItsContext() {
		List<Tortoise> all = List.of(start(Note.class), start(Note.class), start(Note.class));
		try {
			Flux.range(0, 90).flatMap((number) -> {
				Tortoise own = all.get(number % 3);
				return Transactions.inTransaction(() -> Note.objects.create("text", "of " + number % 3))
					.subscribeOn(Schedulers.parallel())
					.contextWrite(own.context());
			}, 30).then().block(LIMIT);
			for (int i = 0; i < 3; i++) {
				assertThat(run(all.get(i), Note.objects.all().valuesListFlat("text").list())).hasSize(30)
					.containsOnly("of " + i);
			}
		}
		finally {
			all.forEach((tortoise) -> tortoise.close().block(LIMIT));
		}
	}

	@Test
	void theContextComesBeforeTheThread() {
		Tortoise one = start(Note.class);
		Tortoise other = start(Note.class);
		Tortoise.Binding outer = one.bind();
		try {
			Note.objects.create("text", "by the thread").block(LIMIT);
			run(other, Note.objects.create("text", "by the context"));
			assertThat(Note.objects.all().valuesListFlat("text").list().block(LIMIT)).containsExactly("by the thread");
			Tortoise.Binding inner = other.bind();
			assertThat(Tortoise.current()).isSameAs(other);
			inner.close();
			assertThat(Tortoise.current()).isSameAs(one);
		}
		finally {
			outer.close();
			one.close().then(other.close()).block(LIMIT);
		}
	}

	@Test
	void closingOneLeavesTheOthers() {
		Tortoise one = start(Note.class);
		Tortoise other = start(Note.class);
		run(other, Note.objects.create("text", "stays"));
		one.close().block(LIMIT);
		assertThat(run(other, Note.objects.count())).isOne();
		other.close().block(LIMIT);
	}

	@Test
	void modelsOfTheSameNameAreThoseOfTheirClassLoader() throws ReflectiveOperationException {
		Class<?> restarted = new Restarted().loadClass(Note.class.getName());
		Tortoise before = start(Note.class);
		Tortoise after = start(restarted);
		try {
			run(before, Note.objects.create("text", "before"));
			run(after, note(restarted, "after").save());
			assertThat(run(before, Note.objects.all().list())).singleElement().isInstanceOf(Note.class);
			assertThat(run(after, all(restarted).list())).singleElement().isInstanceOf(restarted);
			assertThat(run(after, all(restarted).valuesListFlat("text").list())).containsExactly("after");
		}
		finally {
			before.close().then(after.close()).block(LIMIT);
		}
	}

	@Test
	void nothingIsLeftOfAnOrmThatIsClosed() throws Exception {
		List<WeakReference<?>> earlier = startAndClose();
		long end = System.nanoTime() + LIMIT.toNanos();
		while (earlier.stream().anyMatch((reference) -> reference.get() != null) && System.nanoTime() < end) {
			System.gc();
			Thread.sleep(20);
		}
		assertThat(earlier).extracting(WeakReference::get).containsOnlyNulls();
	}

	private static List<WeakReference<?>> startAndClose() throws ReflectiveOperationException {
		Restarted loader = new Restarted();
		Class<?> model = loader.loadClass(Note.class.getName());
		Tortoise tortoise = start(model);
		run(tortoise, Transactions.inTransaction(() -> save(note(model, "first"))).then(all(model).list()));
		tortoise.close().block(LIMIT);
		return List.of(new WeakReference<>(tortoise), new WeakReference<>(loader), new WeakReference<>(model));
	}

	private static Mono<?> save(Model<?> note) {
		return note.save();
	}

	private static QuerySet<?> all(Class<?> model) {
		return QuerySet.of(model.asSubclass(ModelBase.class));
	}

	private static Model<?> note(Class<?> model, String text) {
		try {
			Object note = model.getDeclaredConstructor().newInstance();
			model.getField("text").set(note, text);
			return (Model<?>) note;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A class loader as developer tools make one at each restart: it has the
	 * application's classes itself, and all libraries from its parent.
	 */
	private static final class Restarted extends ClassLoader {

		Restarted() {
			super(SeveralOrmsTest.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				if (loaded != null) {
					return loaded;
				}
				return name.equals(Note.class.getName()) ? own(name) : super.loadClass(name, resolve);
			}
		}

		private Class<?> own(String name) throws ClassNotFoundException {
			try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
