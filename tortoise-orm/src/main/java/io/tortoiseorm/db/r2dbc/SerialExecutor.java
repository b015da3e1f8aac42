package io.tortoiseorm.db.r2dbc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the tasks of one blocking connection one after another on shared worker threads. A
 * task given by a worker thread to an idle executor runs at once on that thread.
 */
final class SerialExecutor implements Executor {

	private final BlockingWorkers workers;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger pending = new AtomicInteger();

	SerialExecutor(BlockingWorkers workers) {
		this.workers = workers;
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.offer(task);
		if (this.pending.getAndIncrement() != 0) {
			return;
		}
		if (BlockingWorkers.isWorkerThread()) {
			drain();
		}
		else {
			this.workers.execute(this::drain);
		}
	}

	private void drain() {
		do {
			Runnable task = this.tasks.poll();
			if (task != null) {
				task.run();
			}
		}
		while (this.pending.decrementAndGet() != 0);
	}

}
