package io.tortoiseorm.spring.boot.autoconfigure.signals;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.BulkChange;
import io.tortoiseorm.Model;
import io.tortoiseorm.SignalContext;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.library.Book;
import io.tortoiseorm.spring.signals.PostBulk;
import io.tortoiseorm.spring.signals.PostDelete;
import io.tortoiseorm.spring.signals.PostSave;
import io.tortoiseorm.spring.signals.PreBulk;
import io.tortoiseorm.spring.signals.PreDelete;
import io.tortoiseorm.spring.signals.PreSave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Methods of beans that hear of what is saved and deleted.
 */
class SignalMethodsTest {

	private static final List<String> HEARD = new ArrayList<>();

	private final ApplicationContextRunner runner = TestApplication.runner()
		.withPropertyValues("tortoise.connections.default=" + TestApplication.h2());

	@Test
	void hearOfInstancesInTheirOrder() {
		this.runner.withBean(Receivers.class).run((context) -> {
			HEARD.clear();
			Author author = Author.objects.create("name", "Ursula").block();
			assertThat(author.name).isEqualTo("Ursula K.");
			Author.objects.create("name", "Octavia").flatMap(Author::delete).block();
			assertThat(HEARD).containsExactly("any Ursula", "saves Ursula", "saved Ursula K. true", "any Octavia",
					"saves Octavia", "saved Octavia K. true", "deletes Octavia K.", "deleted Octavia K.");
		});
	}

	@Test
	void knowWhetherAnInstanceIsNew() {
		this.runner.withBean(Welcoming.class).run((context) -> {
			HEARD.clear();
			Author.objects.create("name", "Ursula").flatMap((author) -> {
				author.name = "Octavia";
				return author.save();
			}).block();
			assertThat(HEARD).containsExactly("welcomes Ursula");
		});
	}

	@Test
	void hearOfChangesOfManyRows() {
		this.runner.withBean(Bulk.class).run((context) -> {
			HEARD.clear();
			Author.objects.bulkCreate(List.of(Author.named("Ursula"), Author.named("Octavia"))).block();
			Author.objects.all().delete().block();
			assertThat(HEARD).containsExactly("before CREATE", "after CREATE 2", "before DELETE", "after DELETE 2");
		});
	}

	@Test
	void hearOfAllModelsThatExtendAClass() {
		this.runner.withBean(OfAll.class).run((context) -> {
			HEARD.clear();
			Author.objects.create("name", "Ursula").flatMap((author) -> Book.of(author, "Lavinia").save()).block();
			assertThat(HEARD).containsExactly("Author", "Book");
		});
	}

	@Test
	void anErrorAbortsTheOperation() {
		this.runner.withBean(Refusing.class).run((context) -> {
			Mono<Author> refused = Author.objects.create("name", "Nobody");
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(refused::block).withMessage("not Nobody");
			Mono<Author> late = Author.objects.create("name", "Late");
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(late::block).withMessage("too late");
			assertThat(Author.objects.count().block()).isZero();
		});
	}

	@Test
	void beansMayBeLazyAndTransactional() {
		this.runner.withBean(Created.class).run((context) -> {
			HEARD.clear();
			Author.objects.create("name", "Ursula").block();
			assertThat(HEARD).containsExactly("Ursula has 1 books");
			assertThat(Book.objects.count().block()).isEqualTo(1);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { WithoutAnInstance.class, WithAResult.class, OfAnotherModel.class, OfNoModel.class })
	void mistakesEndTheStart(Class<?> bean) {
		this.runner.withBean(bean)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(ConfigurationError.class)
				.hasMessageStartingWith(bean.getSimpleName() + ".hear: has @Pre"));
	}

	static class Receivers {

		@PostSave
		void saved(Author author, SignalContext context) {
			HEARD.add("saved " + author.name + " " + context.created());
		}

		@Order(2)
		@PreSave
		Mono<Void> saves(Author author) {
			return Mono.fromRunnable(() -> {
				HEARD.add("saves " + author.name);
				author.name += " K.";
			});
		}

		@Order(1)
		@PreSave({ Author.class, Book.class })
		void any(Model<?> instance) {
			HEARD.add("any " + ((Author) instance).name);
		}

		@PreDelete(Author.class)
		void deletes(Author author) {
			HEARD.add("deletes " + author.name);
		}

		@PostDelete(Author.class)
		void deleted(Author author) {
			HEARD.add("deleted " + author.name);
		}

	}

	static class Bulk {

		@PreBulk
		void before(BulkChange<Author> change) {
			HEARD.add("before " + change.operation());
		}

		@PostBulk(Author.class)
		Mono<Void> after(BulkChange<?> change) {
			return Mono.fromRunnable(() -> HEARD.add("after " + change.operation() + " " + change.rows()));
		}

	}

	static class OfAll {

		@PostSave
		void saved(Model<?> instance) {
			HEARD.add(instance.getClass().getSimpleName());
		}

	}

	static class Refusing {

		@PreSave
		void refuse(Author author) {
			if (author.name.equals("Nobody")) {
				throw new IllegalStateException("not Nobody");
			}
		}

		@PostSave
		Mono<Void> refuseLate(Author author) {
			return Mono.error(new IllegalStateException("too late"));
		}

	}

	@Lazy
	static class Created {

		@PostSave
		@Transactional
		public Mono<Void> created(Author author) {
			return Book.of(author, "First")
				.save()
				.then(Book.objects.filter("author", author).count())
				.doOnNext((books) -> HEARD.add(author.name + " has " + books + " books"))
				.then();
		}

	}

	interface Mails {

		Mono<Void> welcome(String name);

	}

	static class Welcoming {

		private final Mails mails = (name) -> Mono.fromRunnable(() -> HEARD.add("welcomes " + name));

		@PostSave
		Mono<Void> saved(Author author, SignalContext context) {
			return context.created() ? this.mails.welcome(author.name) : Mono.empty();
		}

	}

	static class WithoutAnInstance {

		@PreSave(Author.class)
		void hear() {
		}

	}

	static class WithAResult {

		@PreSave
		String hear(Author author) {
			return "lost";
		}

	}

	static class OfAnotherModel {

		@PreDelete(Book.class)
		void hear(Author author) {
		}

	}

	static class OfNoModel {

		@PreBulk
		void hear(BulkChange<?> change) {
		}

	}

}
