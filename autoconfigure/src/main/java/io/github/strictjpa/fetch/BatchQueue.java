package io.github.strictjpa.fetch;

import java.util.List;

import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.BatchFetchQueue;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.graph.GraphSemantic;
import org.hibernate.graph.spi.RootGraphImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Initialises many collections or proxies in few statements, by filling the queue from
 * which Hibernate takes its batches. Hibernate does the rest: filters, soft deletion,
 * order, queued additions, and one array parameter where the database has arrays.
 * <p>
 * The graph holds for what is loaded because Hibernate builds a loader of its own for a
 * session whose batch size differs from that of the mapping. All of it is SPI and pinned
 * by tests. An explicit {@code @BatchSize} of the mapping wins over {@link #CHUNK}.
 */
final class BatchQueue {

	/**
	 * Owners in one statement. More than 1000 were measured to be slower.
	 */
	static final int CHUNK = 500;

	private final SessionImplementor session;

	BatchQueue(SessionImplementor session) {
		this.session = session;
	}

	/**
	 * Initialise some collections of the same association.
	 * @param collections collections that are not initialised
	 * @param graph what is joined to the elements, or {@code null} where those are no
	 * entities
	 */
	void initializeCollections(List<PersistentCollection<?>> collections, @Nullable RootGraphImplementor<?> graph) {
		if (collections.isEmpty()) {
			return;
		}
		PersistenceContext context = this.session.getPersistenceContextInternal();
		int mapped = -1;
		for (PersistentCollection<?> collection : collections) {
			CollectionEntry entry = context.getCollectionEntry(collection);
			CollectionPersister persister = (entry != null) ? entry.getLoadedPersister() : null;
			if (entry != null && persister != null) {
				mapped = persister.getBatchSize();
				context.getBatchFetchQueue().addBatchLoadableCollection(collection, entry);
			}
		}
		inBatches(mapped, graph, () -> collections.forEach(Hibernate::initialize));
	}

	/**
	 * Initialise some proxies of the same entity.
	 * @param proxies proxies that are not initialised
	 * @param graph what is joined to the entities
	 */
	void initializeEntities(List<HibernateProxy> proxies, RootGraphImplementor<?> graph) {
		if (proxies.isEmpty()) {
			return;
		}
		PersistenceContext context = this.session.getPersistenceContextInternal();
		BatchFetchQueue queue = context.getBatchFetchQueue();
		int mapped = keyOf(proxies.get(0)).getPersister().getBatchSize();
		inBatches(mapped, graph, () -> {
			for (HibernateProxy proxy : proxies) {
				EntityKey key = keyOf(proxy);
				if (!context.containsEntity(key)) {
					queue.addBatchLoadableEntityKey(key);
				}
			}
			proxies.forEach(Hibernate::initialize);
		});
	}

	private EntityKey keyOf(HibernateProxy proxy) {
		LazyInitializer initializer = proxy.getHibernateLazyInitializer();
		return this.session.generateEntityKey(initializer.getInternalIdentifier(),
				this.session.getFactory().getMappingMetamodel().getEntityDescriptor(initializer.getEntityName()));
	}

	private void inBatches(int mapped, @Nullable RootGraphImplementor<?> graph, Runnable load) {
		LoadQueryInfluencers influencers = this.session.getLoadQueryInfluencers();
		int before = influencers.getBatchSize();
		influencers.setBatchSize((mapped != CHUNK) ? CHUNK : CHUNK - 1);
		if (graph != null) {
			influencers.applyEntityGraph(graph, GraphSemantic.FETCH);
		}
		try {
			load.run();
		}
		finally {
			if (graph != null) {
				influencers.getEffectiveEntityGraph().clear();
			}
			influencers.setBatchSize(before);
		}
	}

}
