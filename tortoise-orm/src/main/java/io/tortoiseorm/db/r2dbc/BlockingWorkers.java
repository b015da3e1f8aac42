package io.tortoiseorm.db.r2dbc;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Threads for a driver that blocks its caller. There are never more than connections that
 * work at once, they end when idle, and they are never interrupted: an interrupt would
 * close an embedded database's files.
 */
final class BlockingWorkers implements Executor {

	/** Shared by all pools: the number of connections bounds the number of threads. */
	static final BlockingWorkers SHARED = new BlockingWorkers();

	private final ExecutorService threads = Executors.newCachedThreadPool(new Workers());

	private BlockingWorkers() {
	}

	static boolean isWorkerThread() {
		return Thread.currentThread() instanceof Worker;
	}

	@Override
	public void execute(Runnable task) {
		this.threads.execute(task);
	}

	/**
	 * A scheduler whose tasks run one after another.
	 * @return the scheduler, to be used for one connection
	 */
	Scheduler serial() {
		return Schedulers.fromExecutor(new SerialExecutor(this)::execute);
	}

	private static final class Workers implements ThreadFactory {

		private final AtomicInteger count = new AtomicInteger();

		@Override
		public Thread newThread(Runnable task) {
			Worker thread = new Worker(task, "tortoise-blocking-" + this.count.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		}

	}

	private static final class Worker extends Thread {

		Worker(Runnable task, String name) {
			super(task, name);
		}

	}

}
