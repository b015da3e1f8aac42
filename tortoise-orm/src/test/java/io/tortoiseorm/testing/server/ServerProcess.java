package io.tortoiseorm.testing.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that has been started, and what it prints.
 *
 * @param process the process
 */
record ServerProcess(Process process) {

	private static final long PATIENCE_SECONDS = 60;

	static ServerProcess start(List<String> command) throws IOException {
		System.out.println(String.join(" ", command));
		return new ServerProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
	}

	/**
	 * Waits for a message and goes on to print what comes after it.
	 * @param message part of a line
	 * @return true once it has come, false if the process ended before or it did not come
	 * in time
	 */
	boolean awaitMessage(String message) {
		CompletableFuture<Boolean> seen = new CompletableFuture<>();
		Thread printer = new Thread(() -> print(message, seen), "server output");
		printer.setDaemon(true);
		printer.start();
		try {
			return seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void print(String message, CompletableFuture<Boolean> seen) {
		try (BufferedReader reader = this.process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				System.out.println(line);
				if (line.contains(message)) {
					seen.complete(true);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			seen.complete(false);
		}
	}

}
