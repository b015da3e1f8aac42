package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ServerCacheTest {

	@TempDir
	private Path root;

	private ServerCache cache;

	@BeforeEach
	void createCache() {
		this.cache = new ServerCache(this.root);
	}

	@Test
	void fillsAFolderOnce() throws IOException {
		Path first = this.cache.obtain("server-1", (folder) -> Files.writeString(folder.resolve("file"), "first"));
		Path second = this.cache.obtain("server-1", (folder) -> Files.writeString(folder.resolve("file"), "second"));
		assertThat(second).isEqualTo(first);
		assertThat(second.resolve("file")).hasContent("first");
	}

	@Test
	void keepsNothingOfAFailure() throws IOException {
		assertThatIOException().isThrownBy(() -> this.cache.obtain("server-1", (folder) -> {
			Files.writeString(folder.resolve("file"), "half");
			throw new IOException("disk full");
		})).withMessage("disk full");
		Path folder = this.cache.obtain("server-1", (empty) -> assertThat(empty).isEmptyDirectory());
		assertThat(folder).isEmptyDirectory();
		assertThat(this.root).isDirectoryNotContaining("glob:**.unfinished-*");
	}

	@Test
	void clearsAwayWhatAKilledBuildLeft() throws IOException {
		Path left = Files.createDirectories(this.root.resolve("server-1.unfinished-17/data"));
		this.cache.obtain("server-1", (folder) -> {
		});
		assertThat(left.getParent()).doesNotExist();
	}

	@Test
	void letsOthersWaitForTheOneThatFills() throws Exception {
		CompletableFuture<Path> waiting = new CompletableFuture<>();
		Path folder = this.cache.obtain("server-1", (unfinished) -> {
			waiting.completeAsync(() -> obtainUnchecked("server-1"));
			Files.writeString(unfinished.resolve("file"), "first");
		});
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(folder);
		assertThat(folder.resolve("file")).hasContent("first");
	}

	private Path obtainUnchecked(String name) {
		try {
			return this.cache.obtain(name, (unfinished) -> Files.writeString(unfinished.resolve("file"), "second"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
