package io.tortoiseorm.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tortoiseorm.SignalRegistry.Registration;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.instances.Author;
import io.tortoiseorm.instances.Book;
import io.tortoiseorm.instances.Club;
import io.tortoiseorm.instances.Membership;
import io.tortoiseorm.instances.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documents show is compiled, and does what they say.
 */
class DocumentsTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static final Path SOURCES = Path.of("src/test/java/io/tortoiseorm");

	private Tortoise tortoise;

	@BeforeEach
	void start() {
		this.tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", "h2://mem:" + UUID.randomUUID())
				.app("models",
						(app) -> app.models(Account.class, Author.class, Book.class, Club.class, Person.class,
								Membership.class))
				.build())
			.block(TIMEOUT);
		run(this.tortoise.createSchemas());
	}

	@AfterEach
	void stop() {
		this.tortoise.close().block(TIMEOUT);
	}

	private <T> T run(Mono<T> work) {
		return work.contextWrite(this.tortoise.context()).block(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "instances.md", "transactions.md" })
	void everySampleIsCompiled(String document) {
		String sources = Stream.of("docs", "instances").map(DocumentsTest::sources).collect(Collectors.joining());
		Matcher samples = JAVA.matcher(read(Path.of("..", "docs", document)));
		int found = 0;
		while (samples.find()) {
			assertThat(sources).contains(plain(samples.group(1)));
			found++;
		}
		assertThat(found).isPositive();
	}

	private static String sources(String folder) {
		try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
			return files.filter(Files::isRegularFile)
				.map(DocumentsTest::read)
				.map(DocumentsTest::plain)
				.collect(Collectors.joining());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String plain(String source) {
		return source.replaceAll("\\s+", "");
	}

	@Test
	void theSamplesOfInstancesRun() {
		Author author = run(Author.objects.create("name", "Bob"));
		Author other = run(Author.objects.get(author.pk()));
		run(InstanceSamples.save(author));
		other.name = "Cid";
		assertThat(run(InstanceSamples.saveAgain(other)).name).isEqualTo("Ann");
		run(Author.objects.create("name", "Bad", "banned", true));
		assertThat(run(InstanceSamples.remove())).isOne();
		Club club = run(Club.objects.create("name", "Chess"));
		Person ann = run(Person.objects.create("name", "Ann"));
		assertThat(run(InstanceSamples.link(club, ann))).hasSize(1);
		Registration registration = InstanceSamples.strip(this.tortoise);
		assertThat(run(Author.objects.create("name", " Eve ")).name).isEqualTo("Eve");
		registration.cancel();
	}

	@Test
	void theSamplesOfTransactionsRun() {
		run(Account.objects.create("id", 1, "balance", 10));
		run(Account.objects.create("id", 2, "balance", 0));
		assertThat(run(TransactionSamples.transfer(1, 2, 4))).isOne();
		assertThat(run(Account.objects.get(2)).balance).isEqualTo(4);
		AtomicInteger mails = new AtomicInteger();
		run(TransactionSamples.open(() -> Mono.fromRunnable(mails::incrementAndGet)));
		assertThat(mails).hasValue(1);
		assertThat(TransactionSamples.config("h2://mem:a", "h2://mem:b").stickyReads())
			.isEqualTo(Duration.ofSeconds(2));
		List<String> heard = new ArrayList<>();
		run(TransactionSamples.listening(Account.objects.count(), (start) -> {
			heard.add(start.operation().name());
			return (end) -> {
			};
		}));
		assertThat(heard).containsExactly("count");
		assertThat(run(TransactionSamples.watched(Book.objects.all().list()))).isEmpty();
	}

}
