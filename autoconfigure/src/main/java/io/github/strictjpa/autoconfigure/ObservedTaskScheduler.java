package io.github.strictjpa.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;

import io.github.strictjpa.lazyload.DetachedLoads;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.SchedulingAwareRunnable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Looks at the exceptions of tasks before the scheduler that runs them handles them.
 *
 * @param scheduler the scheduler
 * @param detachedLoads is told of exceptions
 */
record ObservedTaskScheduler(TaskScheduler scheduler, DetachedLoads detachedLoads) implements TaskScheduler {

	@Override
	public Clock getClock() {
		return this.scheduler.getClock();
	}

	@Override
	public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		return this.scheduler.schedule(observe(task), trigger);
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		return this.scheduler.schedule(observe(task), startTime);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		return this.scheduler.scheduleAtFixedRate(observe(task), startTime, period);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		return this.scheduler.scheduleAtFixedRate(observe(task), period);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		return this.scheduler.scheduleWithFixedDelay(observe(task), startTime, delay);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		return this.scheduler.scheduleWithFixedDelay(observe(task), delay);
	}

	private Runnable observe(Runnable task) {
		return new ObservedTask(task, this.detachedLoads);
	}

	/**
	 * A task that keeps what schedulers read from it.
	 */
	private record ObservedTask(Runnable task, DetachedLoads detachedLoads) implements SchedulingAwareRunnable {

		@Override
		public void run() {
			try {
				this.task.run();
			}
			catch (RuntimeException | Error ex) {
				this.detachedLoads.record(ex);
				throw ex;
			}
		}

		@Override
		public boolean isLongLived() {
			return this.task instanceof SchedulingAwareRunnable aware && aware.isLongLived();
		}

		@Override
		public @Nullable String getQualifier() {
			return (this.task instanceof SchedulingAwareRunnable aware) ? aware.getQualifier() : null;
		}

		@Override
		public String toString() {
			return this.task.toString();
		}

	}

}
