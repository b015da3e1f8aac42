package io.tortoiseorm.spring.boot.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.db.Databases;
import io.tortoiseorm.meta.AppMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GenerationContext;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragments;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragmentsDecorator;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.InstanceSupplier;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.javapoet.CodeBlock;

/**
 * Looks for models when an application is processed ahead of time, so that its start need
 * not look through packages, which a native image no longer has. Apps are those of the
 * configuration at that time.
 */
class ModelsAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		if (!bean.getBeanClass().equals(TortoiseModels.class) || !isOwn(bean)) {
			return null;
		}
		ConfigurableListableBeanFactory beans = bean.getBeanFactory();
		Environment environment = beans.getBean(Environment.class);
		TortoiseProperties properties = Binder.get(environment).bindOrCreate("tortoise", TortoiseProperties.class);
		TortoiseModels models = TortoiseModels.find(beans, properties);
		ModelRegistry registry = registry(models, beans.getBeanClassLoader());
		return BeanRegistrationAotContribution
			.withCustomCodeFragments((fragments) -> new ModelsFragments(fragments, models, registry));
	}

	private static boolean isOwn(RegisteredBean bean) {
		Method factory = bean.getMergedBeanDefinition().getResolvedFactoryMethod();
		return factory != null && factory.getDeclaringClass().equals(TortoiseAutoConfiguration.class);
	}

	private static ModelRegistry registry(TortoiseModels models, @Nullable ClassLoader loader) {
		ModelRegistry.Builder builder = ModelRegistry.builder();
		if (loader != null) {
			builder.classLoader(loader);
		}
		models.apps().forEach((app) -> builder.app(app.label(), Databases.DEFAULT, app.names()));
		return builder.build();
	}

	/**
	 * Writes the apps with the classes that were found.
	 */
	private static final class ModelsFragments extends BeanRegistrationCodeFragmentsDecorator {

		private final TortoiseModels models;

		private final ModelRegistry registry;

		ModelsFragments(BeanRegistrationCodeFragments delegate, TortoiseModels models, ModelRegistry registry) {
			super(delegate);
			this.models = models;
			this.registry = registry;
		}

		@Override
		public CodeBlock generateInstanceSupplierCode(GenerationContext context, BeanRegistrationCode code,
				boolean allowDirectSupplierShortcut) {
			new ModelHints(context.getRuntimeHints()).register(this.registry.models());
			List<CodeBlock> apps = new ArrayList<>();
			for (TortoiseModels.App app : this.models.apps()) {
				apps.add(CodeBlock.of("new $T($S, $S, $T.of($L))", TortoiseModels.App.class, app.label(),
						app.connection(), List.class, names(app.label())));
			}
			return CodeBlock.of("$T.using(() -> new $T($T.of($L)))", InstanceSupplier.class, TortoiseModels.class,
					List.class, CodeBlock.join(apps, ",\n"));
		}

		private CodeBlock names(String label) {
			AppMeta app = this.registry.apps().get(label);
			return (app == null) ? CodeBlock.of("")
					: app.models()
						.stream()
						.map(ModelMeta::type)
						.map((type) -> CodeBlock.of("$S", type.getName()))
						.collect(CodeBlock.joining(",\n"));
		}

	}

}
