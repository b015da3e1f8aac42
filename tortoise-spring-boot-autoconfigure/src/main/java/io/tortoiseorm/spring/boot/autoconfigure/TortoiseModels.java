package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;

/**
 * Where the models of the application are: its apps, each with names of packages and
 * classes.
 *
 * @param apps the apps, at least one
 */
public record TortoiseModels(List<App> apps) {

	/** The label of the app of an application that configures none. */
	public static final String DEFAULT_APP = "models";

	/**
	 * Copies the list.
	 */
	public TortoiseModels {
		apps = List.copyOf(apps);
	}

	/**
	 * Takes the configured apps, else the application's own packages as one app.
	 * @param beans tells the application's packages
	 * @param properties the configuration
	 * @return the apps
	 * @throws PropertyConfigurationError if there is nowhere to look for models
	 */
	static TortoiseModels find(BeanFactory beans, TortoiseProperties properties) {
		if (properties.getApps().isEmpty()) {
			return new TortoiseModels(List.of(new App(DEFAULT_APP, null, packages(beans))));
		}
		List<App> apps = new ArrayList<>();
		for (Map.Entry<String, TortoiseProperties.AppProperties> entry : properties.getApps().entrySet()) {
			String label = entry.getKey();
			List<String> models = entry.getValue().getModels();
			if (models.isEmpty()) {
				throw new PropertyConfigurationError("tortoise.apps." + label + ".models",
						"App \"" + label + "\" names no models.",
						"Set it to packages or classes of models, such as com.example.shop.models.", null);
			}
			apps.add(new App(label, entry.getValue().getDefaultConnection(), models));
		}
		return new TortoiseModels(apps);
	}

	private static Collection<String> packages(BeanFactory beans) {
		List<String> packages = EntityScanPackages.get(beans).getPackageNames();
		if (packages.isEmpty() && AutoConfigurationPackages.has(beans)) {
			packages = AutoConfigurationPackages.get(beans);
		}
		if (packages.isEmpty()) {
			throw new PropertyConfigurationError("tortoise.apps",
					"No app is configured, and the application has no package of its own to look for models in.",
					"Name the models, as in tortoise.apps.models.models=com.example.shop.models.", null);
		}
		return packages;
	}

	/**
	 * One app.
	 *
	 * @param label its label
	 * @param connection the name of its default connection, or {@code null} for the
	 * default one
	 * @param names names of packages and classes
	 */
	public record App(String label, @Nullable String connection, Collection<String> names) {

		/**
		 * Copies the names.
		 */
		public App {
			names = List.copyOf(names);
		}

	}

}
