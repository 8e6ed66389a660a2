package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.lazyload.DetachedLoads;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Looks at the exception by which an application ends, such as that of a
 * {@code CommandLineRunner}.
 */
final class FailedRunObserver implements ApplicationListener<ApplicationFailedEvent> {

	private final DetachedLoads detachedLoads;

	FailedRunObserver(DetachedLoads detachedLoads) {
		this.detachedLoads = detachedLoads;
	}

	@Override
	public void onApplicationEvent(ApplicationFailedEvent event) {
		this.detachedLoads.record(event.getException());
	}

}
