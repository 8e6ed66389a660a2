package io.github.strictjpa.fetch;

import java.io.Serial;

import org.hibernate.engine.spi.LoadQueryInfluencers;
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
				&& !part.loadable().isAffectedByInfluencers(session, true);
		return shared ? this.loaders.get(part) : new PartLoader(part, session);
	}

}
