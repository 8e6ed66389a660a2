package io.github.strictjpa.lazyload;

import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Tells what Hibernate initialises without SQL: from the persistence context, or from the
 * second-level cache where the session may read it. The conditions are those of
 * Hibernate's own {@code CacheLoadHelper}.
 */
final class StateAtHand {

	private StateAtHand() {
	}

	static boolean includes(SessionImplementor session, EntityPersister persister, EntityKey key) {
		return session.getEntityUsingInterceptor(key) != null
				|| session.getPersistenceContextInternal().containsDeletedUnloadedEntityKey(key)
				|| isCached(session, persister, key.getIdentifier());
	}

	static boolean includes(SessionImplementor session, CollectionPersister persister, Object key) {
		if (!persister.hasCache() || !session.getCacheMode().isGetEnabled()) {
			return false;
		}
		if (session.getLoadQueryInfluencers().hasEnabledFilters() && persister.isAffectedByEnabledFilters(session)) {
			return false;
		}
		CollectionDataAccess cache = persister.getCacheAccessStrategy();
		return cache.get(session,
				cache.generateCacheKey(key, persister, session.getFactory(), session.getTenantIdentifier())) != null;
	}

	private static boolean isCached(SessionImplementor session, EntityPersister persister, Object id) {
		if (!persister.canReadFromCache() || !session.getCacheMode().isGetEnabled()) {
			return false;
		}
		EntityDataAccess cache = persister.getCacheAccessStrategy();
		return cache.get(session,
				cache.generateCacheKey(id, persister, session.getFactory(), session.getTenantIdentifier())) != null;
	}

}
