package io.github.strictjpa.fetch;

import java.io.Serial;

import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.loader.ast.spi.Loadable;
import org.hibernate.service.Service;

import org.springframework.util.ConcurrentLruCache;

/**
 * The loaders of plans, kept as long as their persistence unit: to build the SQL of one
 * takes longer than to load a page with it.
 */
final class PlanLoaders implements Service {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int CAPACITY = 1000;

	private final transient ConcurrentLruCache<PlanPart, PartLoader> loaders = new ConcurrentLruCache<>(CAPACITY,
			(part) -> new PartLoader(part, new LoadQueryInfluencers(part.factory())));

	/**
	 * Return the loader of a part. Filters and fetch profiles are in the SQL, so that a
	 * session that has some gets a loader of its own.
	 */
	PartLoader get(PlanPart part, LoadQueryInfluencers session) {
		boolean shared = !session.hasEnabledFilters() && !session.hasEnabledFetchProfiles()
				&& !isAffected(part.loadable(), session);
		return shared ? this.loaders.get(part) : new PartLoader(part, session);
	}

	/**
	 * Return whether anything of a session but its batch size is in the SQL: a part has a
	 * size of its own.
	 */
	private static boolean isAffected(Loadable loadable, LoadQueryInfluencers session) {
		int batchSize = session.getBatchSize();
		session.setBatchSize(0);
		try {
			return loadable.isAffectedByInfluencers(session, true);
		}
		finally {
			session.setBatchSize(batchSize);
		}
	}

}
