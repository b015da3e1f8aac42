package io.tortoiseorm.processor;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import org.jspecify.annotations.Nullable;

/**
 * Gives a processor a compilation of another class than the compiler's own.
 */
final class WrappingProcessor extends AbstractProcessor {

	private final Processor processor;

	WrappingProcessor(Processor processor) {
		this.processor = processor;
	}

	@Override
	public void init(ProcessingEnvironment environment) {
		this.processor.init(new Wrapper(environment));
	}

	@Override
	public Set<String> getSupportedAnnotationTypes() {
		return this.processor.getSupportedAnnotationTypes();
	}

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return this.processor.getSupportedSourceVersion();
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		return this.processor.process(annotations, round);
	}

	private static final class Wrapper implements ProcessingEnvironment {

		private final ProcessingEnvironment delegate;

		Wrapper(ProcessingEnvironment delegate) {
			this.delegate = delegate;
		}

		@Override
		public Map<String, String> getOptions() {
			return this.delegate.getOptions();
		}

		@Override
		public Messager getMessager() {
			return this.delegate.getMessager();
		}

		@Override
		public Filer getFiler() {
			return this.delegate.getFiler();
		}

		@Override
		public Elements getElementUtils() {
			return this.delegate.getElementUtils();
		}

		@Override
		public Types getTypeUtils() {
			return this.delegate.getTypeUtils();
		}

		@Override
		public SourceVersion getSourceVersion() {
			return this.delegate.getSourceVersion();
		}

		@Override
		public @Nullable Locale getLocale() {
			return this.delegate.getLocale();
		}

	}

}
