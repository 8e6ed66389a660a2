package org.hibernate.envers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Reads the collections of what is updated, as an audit of a revision does.
 */
public final class AuditListener implements Integrator, PostUpdateEventListener {

	private static final long serialVersionUID = 1L;

	private final transient List<Integer> sizes = new ArrayList<>();

	public List<Integer> sizes() {
		return this.sizes;
	}

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		sessionFactory.getEventListenerRegistry().appendListeners(EventType.POST_UPDATE, this);
	}

	@Override
	public void onPostUpdate(PostUpdateEvent event) {
		for (Object value : event.getState()) {
			if (value instanceof Collection<?> collection) {
				this.sizes.add(collection.size());
			}
		}
	}

	@Override
	public boolean requiresPostCommitHandling(EntityPersister persister) {
		return false;
	}

}
