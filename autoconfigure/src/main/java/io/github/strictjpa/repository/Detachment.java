package io.github.strictjpa.repository;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityHolder;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.internal.EvictVisitor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;

/**
 * Detaches single entities and proxies. {@code Session.detach} cascades to others, which
 * may be those of the caller; this does what it does without the cascade.
 */
final class Detachment {

	private final SessionImplementor session;

	private final PersistenceContext context;

	Detachment(SessionImplementor session) {
		this.session = session;
		this.context = session.getPersistenceContextInternal();
	}

	void detach(EntityHolder holder) {
		EntityKey key = holder.getEntityKey();
		Object entity = holder.getEntity();
		EntityEntry entry = (entity != null) ? this.context.getEntry(entity) : null;
		if (entity != null && entry != null) {
			EntityPersister persister = entry.getPersister();
			if (persister.hasNaturalIdentifier()) {
				this.context.getNaturalIdResolutions().handleEviction(key.getIdentifier(), entity, persister);
			}
			new EvictVisitor((EventSource) this.session, entity).process(entity, persister);
			this.context.removeEntry(entity);
		}
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(holder.getProxy());
		this.context.removeEntityHolder(key);
		if (proxy != null) {
			proxy.unsetSession();
		}
	}

}
