package io.tortoiseorm.spring.boot.autoconfigure;

import io.tortoiseorm.Model;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.library.AuthorName;
import io.tortoiseorm.spring.boot.autoconfigure.library.Book;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a native image is told of models.
 */
class ModelHintsTest {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void modelsCanBeReadAndMade() throws NoSuchMethodException, NoSuchFieldException {
		new ModelHints(this.hints)
			.register(ModelRegistry.builder().app("library", "default", Author.class, Book.class).build().models());
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Author.class.getField("name")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Book.class.getField("author")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(Book.class.getDeclaredConstructor()))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Model.class)).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(ModelBase.class)).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ForeignKeyField.class.getDeclaredMethod("relatedName"))).accepts(this.hints);
	}

	@Test
	void recordsBesideModelsCanBeMade() throws NoSuchMethodException {
		new ModelHints(this.hints)
			.register(ModelRegistry.builder().app("library", "default", Author.class, Book.class).build().models());
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(AuthorName.class.getDeclaredConstructor(String.class))).accepts(this.hints);
	}

	@Test
	void urlsOfConnectionsCanBeBound() throws NoSuchMethodException {
		new TortoiseRuntimeHints().registerHints(this.hints, null);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ConnectionProperties.class.getDeclaredMethod("valueOf", String.class)))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/tortoise/models")).accepts(this.hints);
	}

}
