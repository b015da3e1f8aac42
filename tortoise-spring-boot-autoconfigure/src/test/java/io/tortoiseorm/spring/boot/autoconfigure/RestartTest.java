package io.tortoiseorm.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.meta.ModelMeta;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that start again with new classes of the same names, as developer tools
 * have it.
 */
class RestartTest {

	private static final String LIBRARY = "io.tortoiseorm.spring.boot.autoconfigure.library.";

	@Test
	void modelsAreThoseOfTheClassLoaderOfTheStart() {
		for (int start = 0; start < 3; start++) {
			ClassLoader restarted = new Restarted();
			TestApplication.runner()
				.withClassLoader(restarted)
				.withPropertyValues("tortoise.connections.default=" + TestApplication.h2())
				.run((context) -> {
					assertThat(context).hasNotFailed();
					Tortoise tortoise = context.getBean(Tortoise.class);
					ModelMeta author = tortoise.registry().find("models.Author");
					assertThat(author.type().getClassLoader()).isSameAs(restarted);
					assertThat(QuerySet.of(author.type()).count().contextWrite(tortoise.context()).block()).isZero();
				});
		}
	}

	@Test
	void classesOfAnEarlierStartAreLetGo() throws InterruptedException {
		WeakReference<ClassLoader> earlier = start();
		for (int i = 0; i < 50 && earlier.get() != null; i++) {
			System.gc();
			Thread.sleep(100);
		}
		assertThat(earlier.get()).isNull();
	}

	private static WeakReference<ClassLoader> start() {
		ClassLoader restarted = new Restarted();
		TestApplication.runner()
			.withClassLoader(restarted)
			.withPropertyValues("tortoise.connections.default=" + TestApplication.h2())
			.run((context) -> assertThat(context).hasNotFailed());
		return new WeakReference<>(restarted);
	}

	private static final class Restarted extends ClassLoader {

		Restarted() {
			super(RestartTest.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				if (loaded != null) {
					return loaded;
				}
				return name.startsWith(LIBRARY) ? own(name) : super.loadClass(name, resolve);
			}
		}

		private Class<?> own(String name) throws ClassNotFoundException {
			try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (stream == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] bytes = stream.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
