package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.lazyload.DetachedLoads;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.transaction.event.TransactionalApplicationListener;

/**
 * Looks at the exceptions of {@code @TransactionalEventListener} methods, which Spring
 * may only log. Those of other listeners reach whoever published the event.
 */
final class TransactionalListenerObserver implements ApplicationListener<ContextRefreshedEvent>,
		TransactionalApplicationListener.SynchronizationCallback {

	private final DetachedLoads detachedLoads;

	TransactionalListenerObserver(DetachedLoads detachedLoads) {
		this.detachedLoads = detachedLoads;
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		if (event.getApplicationContext() instanceof AbstractApplicationContext context) {
			for (ApplicationListener<?> listener : context.getApplicationListeners()) {
				if (listener instanceof TransactionalApplicationListener<?> transactional) {
					transactional.addCallback(this);
				}
			}
		}
	}

	@Override
	public void postProcessEvent(ApplicationEvent event, @Nullable Throwable ex) {
		this.detachedLoads.record(ex);
	}

}
