package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.lazyload.DetachedLoads;

import org.springframework.core.Ordered;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Puts an {@link ObservedTaskScheduler} in front of the scheduler of {@code @Scheduled}
 * methods, after the application has chosen it.
 */
final class ScheduledTaskObserver implements SchedulingConfigurer, Ordered {

	private final DetachedLoads detachedLoads;

	ScheduledTaskObserver(DetachedLoads detachedLoads) {
		this.detachedLoads = detachedLoads;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void configureTasks(ScheduledTaskRegistrar registrar) {
		TaskScheduler scheduler = registrar.getScheduler();
		if (scheduler != null) {
			registrar.setTaskScheduler(new ObservedTaskScheduler(scheduler, this.detachedLoads));
		}
	}

}
