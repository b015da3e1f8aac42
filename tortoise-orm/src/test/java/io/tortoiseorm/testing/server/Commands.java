package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs short commands to their end.
 */
final class Commands {

	private Commands() {
	}

	/**
	 * Runs a command and waits for it.
	 * @param command the program and its arguments
	 * @return what it printed
	 * @throws IOException when it cannot be started or ends with a failure; the message
	 * has what it printed
	 */
	static String run(List<String> command) throws IOException {
		return finish(new ProcessBuilder(command), command);
	}

	/**
	 * Runs a command that reads a file, and waits for it.
	 * @param command the program and its arguments
	 * @param input the file for its standard input
	 * @throws IOException when it cannot be started or ends with a failure; the message
	 * has what it printed
	 */
	static void run(List<String> command, Path input) throws IOException {
		finish(new ProcessBuilder(command).redirectInput(input.toFile()), command);
	}

	static boolean succeeds(List<String> command) {
		try {
			run(command);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String finish(ProcessBuilder builder, List<String> command) throws IOException {
		Process process = builder.redirectErrorStream(true).start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			int status = process.waitFor();
			if (status != 0) {
				throw new IOException(String.join(" ", command) + " ended with " + status + ": " + output.strip());
			}
			return output;
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while waiting for " + command.get(0), ex);
		}
	}

}
