package io.tortoiseorm.r2dbc.sqlite;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.NonBlocking;

/**
 * The one thread that a connection's native calls run on, in the order in which they were
 * handed over. It is a platform thread: a virtual one would be pinned by native code.
 */
final class ConnectionWorker {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionWorker.class);

	private static final AtomicLong THREAD_NUMBER = new AtomicLong();

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final Thread thread;

	private volatile boolean parked;

	private volatile boolean stopping;

	private volatile boolean terminated;

	private ConnectionWorker() {
		this.thread = new WorkerThread(this::loop, "r2dbc-sqlite-" + THREAD_NUMBER.incrementAndGet());
		this.thread.setDaemon(true);
	}

	static ConnectionWorker start() {
		ConnectionWorker worker = new ConnectionWorker();
		worker.thread.start();
		return worker;
	}

	Thread thread() {
		return this.thread;
	}

	/** Whether another task waits for the thread. */
	boolean hasWaitingTasks() {
		return !this.tasks.isEmpty();
	}

	/**
	 * Hands over a task. Never blocks. After {@link #stop()} the task runs on the calling
	 * thread and has to find the connection closed.
	 * @param task the task
	 */
	void execute(Runnable task) {
		this.tasks.add(task);
		if (this.parked) {
			LockSupport.unpark(this.thread);
		}
		if (this.terminated && this.tasks.remove(task)) {
			run(task);
		}
	}

	/** Ends the thread when the tasks so far have run. */
	void stop() {
		this.stopping = true;
		LockSupport.unpark(this.thread);
	}

	private void loop() {
		while (true) {
			Runnable task = this.tasks.poll();
			if (task != null) {
				run(task);
			}
			else if (this.stopping) {
				break;
			}
			else {
				awaitTask();
			}
		}
		this.terminated = true;
		@Nullable Runnable late;
		while ((late = this.tasks.poll()) != null) {
			run(late);
		}
	}

	private void awaitTask() {
		this.parked = true;
		if (this.tasks.isEmpty() && !this.stopping) {
			LockSupport.park(this);
		}
		this.parked = false;
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// The thread outlives a subscriber that throws; what it threw must not
			// vanish.
			logger.error("A subscriber or a task of an SQLite connection failed", ex);
		}
	}

	/**
	 * Marked for Reactor, so that a {@code block()} of a subscriber fails at once: the
	 * thread would wait for itself.
	 */
	private static final class WorkerThread extends Thread implements NonBlocking {

		WorkerThread(Runnable target, String name) {
			super(target, name);
		}

	}

}
