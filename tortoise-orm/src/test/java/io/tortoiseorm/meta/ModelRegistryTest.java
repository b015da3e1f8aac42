package io.tortoiseorm.meta;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.meta.scanned.Alpha;
import io.tortoiseorm.meta.scanned.plain.NoModel;
import io.tortoiseorm.meta.scanned.sub.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which models a registry has, and how they are found.
 */
class ModelRegistryTest {

	private static final String SCANNED = "io.tortoiseorm.meta.scanned";

	@Test
	void modelsAreFoundByClassNameAndTable() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("first", "default", Alpha.class, Beta.class)
			.app("second", "other", Other.Alpha.class)
			.build();
		ModelMeta alpha = registry.get(Alpha.class);
		assertThat(registry.models()).extracting(ModelMeta::name).containsExactly("Alpha", "Beta", "Alpha");
		assertThat(alpha.app()).isEqualTo("first");
		assertThat(alpha.connection()).isEqualTo("default");
		assertThat(registry.find("first.Alpha")).isSameAs(alpha);
		assertThat(registry.find("Alpha")).as("two apps have one").isNull();
		assertThat(registry.find("Beta")).isSameAs(registry.get(Beta.class));
		assertThat(registry.byTable("alpha")).isSameAs(alpha);
		assertThat(registry.byTable("nothing")).isNull();
		assertThat(registry.apps()).containsOnlyKeys("first", "second");
		assertThat(registry.apps().get("second").connection()).isEqualTo("other");
		assertThat(registry.apps().get("first").models()).containsExactly(alpha, registry.get(Beta.class));
	}

	@Test
	void aClassThatIsNotRegisteredSaysSo() {
		ModelRegistry registry = Registries.of(Alpha.class);
		assertThat(registry.find(Beta.class)).isNull();
		assertThatExceptionOfType(ConfigurationError.class).isThrownBy(() -> registry.get(Beta.class))
			.withMessage("io.tortoiseorm.meta.scanned.sub.Beta is not a registered model."
					+ " Add its class or package to the models of an app.");
	}

	@Test
	void anonymousSubclassesAreTheirModel() {
		ModelRegistry registry = Registries.of(Alpha.class);
		assertThat(registry.get(new Alpha() {
		}.getClass())).isSameAs(registry.get(Alpha.class));
	}

	@Test
	void registriesDoNotKnowEachOther() {
		ModelRegistry one = Registries.of(Alpha.class);
		ModelRegistry other = Registries.of(Alpha.class, Beta.class);
		assertThat(one.get(Alpha.class)).isNotSameAs(other.get(Alpha.class));
		assertThat(one.find("Beta")).isNull();
	}

	@Test
	void packagesStandForTheModelsInAndBelowThem() {
		assertThat(scan(getClass().getClassLoader(), SCANNED)).containsExactly("Alpha", "Inside", "Beta");
		assertThat(scan(getClass().getClassLoader(), SCANNED + ".sub")).containsExactly("Beta");
	}

	@Test
	void classesMayBeNamedAmongPackages() {
		assertThat(scan(getClass().getClassLoader(), Alpha.class.getName(), SCANNED + ".sub")).containsExactly("Alpha",
				"Beta");
	}

	@Test
	void theFirstAppThatHoldsAModelClaimsIt() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("first", "default", List.of(SCANNED + ".sub"))
			.app("second", "default", List.of(SCANNED))
			.build();
		assertThat(registry.find("first.Beta")).isNotNull();
		assertThat(registry.find("second.Beta")).isNull();
		assertThat(registry.find("second.Alpha")).isNotNull();
	}

	@Test
	void aModelMayBePinnedToAnApp() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("first", "default", Pinned.class)
			.app("second", "default", Pinned.class)
			.build();
		assertThat(registry.get(Pinned.class).app()).isEqualTo("second");
		assertThat(registry.apps().get("first").models()).isEmpty();
	}

	@Test
	void aPackageWithoutModelsIsNoError() {
		assertThat(scan(getClass().getClassLoader(), SCANNED + ".plain")).isEmpty();
	}

	@Test
	void aPackageThatIsNotThereIs() {
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> scan(getClass().getClassLoader(), "com.example.nowhere"))
			.withMessage("There is no package or class \"com.example.nowhere\" on the class path."
					+ " Check the spelling in the models of the app.");
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> scan(getClass().getClassLoader(), "my models"))
			.withMessage("\"my models\" is not the name of a package or class. Write it as com.example.shop.models.");
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> scan(getClass().getClassLoader(), NoModel.class.getName()))
			.withMessageStartingWith("NoModel: is registered as a model but does not extend Model.");
	}

	@Test
	void modelsAreFoundInJars(@TempDir Path directory) throws IOException {
		Path jar = jar(directory.resolve("with directories.jar"), true);
		try (URLClassLoader loader = hidingScanned(jar.toUri().toURL())) {
			assertThat(scan(loader, SCANNED)).containsExactly("Alpha", "Beta");
		}
	}

	@Test
	void modelsAreFoundInJarsThatListNoDirectories(@TempDir Path directory) throws IOException {
		Path jar = jar(directory.resolve("without directories.jar"), false);
		try (URLClassLoader loader = hidingScanned(jar.toUri().toURL())) {
			assertThat(scan(loader, SCANNED)).containsExactly("Alpha", "Beta");
		}
	}

	@Test
	void anIndexSparesTheSearch(@TempDir Path directory) throws IOException {
		Path index = directory.resolve(ModelScanner.INDEX);
		Files.createDirectories(index.getParent());
		Files.writeString(index, Beta.class.getName() + "\n\n  " + Other.Alpha.class.getName() + "\n");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() },
				getClass().getClassLoader())) {
			assertThat(scan(loader, SCANNED)).containsExactly("Beta");
			assertThat(scan(loader, SCANNED + ".plain")).as("not in the index").isEmpty();
		}
	}

	@Test
	void classesThatCannotBeLoadedAreNamedOrPassedOver(@TempDir Path directory) throws IOException {
		Path broken = directory.resolve(SCANNED.replace('.', '/')).resolve("Broken.class");
		Files.createDirectories(broken.getParent());
		Files.writeString(broken, "not a class");
		Path jar = jar(directory.resolve("rest.jar"), true);
		try (URLClassLoader loader = hidingScanned(directory.toUri().toURL(), jar.toUri().toURL())) {
			assertThat(scan(loader, SCANNED)).containsExactly("Alpha", "Beta");
			assertThatExceptionOfType(ConfigurationError.class).isThrownBy(() -> scan(loader, SCANNED + ".Broken"))
				.withMessageStartingWith("The class io.tortoiseorm.meta.scanned.Broken cannot be loaded:")
				.withMessageEndingWith("Add what it needs to the class path.");
		}
	}

	private static List<String> scan(ClassLoader loader, String... names) {
		return ModelRegistry.builder()
			.classLoader(loader)
			.app("models", "default", List.of(names))
			.build()
			.models()
			.stream()
			.map(ModelMeta::name)
			.toList();
	}

	private static Path jar(Path file, boolean withDirectories) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out)) {
			if (withDirectories) {
				jar.putNextEntry(new JarEntry(SCANNED.replace('.', '/') + "/"));
			}
			for (Class<?> type : List.of(Alpha.class, Beta.class, NoModel.class, Alpha.class.getSuperclass())) {
				String entry = type.getName().replace('.', '/') + ".class";
				jar.putNextEntry(new JarEntry(entry));
				try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
					in.transferTo(jar);
				}
			}
		}
		return file;
	}

	/**
	 * Loads the scanned packages from these places alone.
	 */
	private static URLClassLoader hidingScanned(URL... places) {
		return new URLClassLoader(places, new ClassLoader(ModelRegistryTest.class.getClassLoader()) {

			@Override
			protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
				if (name.startsWith(SCANNED)) {
					throw new ClassNotFoundException(name);
				}
				return super.loadClass(name, resolve);
			}

			@Override
			public Enumeration<URL> getResources(String name) throws IOException {
				return name.startsWith(SCANNED.replace('.', '/')) ? Collections.emptyEnumeration()
						: super.getResources(name);
			}

		});
	}

	static final class Other {

		@Table(name = "other_alpha")
		static class Alpha extends TestModel<Alpha> {

		}

	}

	@Table(app = "second")
	static class Pinned extends TestModel<Pinned> {

	}

}
