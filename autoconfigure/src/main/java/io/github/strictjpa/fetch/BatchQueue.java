package io.github.strictjpa.fetch;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.graph.GraphSemantic;
import org.hibernate.graph.spi.RootGraphImplementor;
import org.hibernate.loader.ast.spi.BatchLoaderFactory;
import org.hibernate.loader.ast.spi.CollectionBatchLoader;
import org.hibernate.loader.ast.spi.EntityBatchLoader;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Initialises many collections or proxies in few statements. Hibernate does the work:
 * filters, soft deletion, order, queued additions, and one array parameter where the
 * database has arrays.
 * <p>
 * Collections are put into the queue from which Hibernate takes its batches, and are
 * loaded by a loader from Hibernate's factory of them, so that the graph and
 * {@link #CHUNK} hold whatever batch size is mapped. A collection that is alone or may be
 * in the second-level cache is initialised in the ordinary way. All of it is SPI and
 * pinned by tests.
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
		PersistenceContext context = this.session.getPersistenceContextInternal();
		Map<CollectionPersister, List<PersistentCollection<?>>> persisters = collections.stream()
			.filter((collection) -> persisterOf(context.getCollectionEntry(collection)) != null)
			.collect(
					Collectors.groupingBy((collection) -> context.getCollectionEntry(collection).getLoadedPersister()));
		persisters.forEach((persister, some) -> with(graph, persister.getBatchSize(), () -> {
			some.forEach((collection) -> context.getBatchFetchQueue()
				.addBatchLoadableCollection(collection, context.getCollectionEntry(collection)));
			initialize(persister, some);
		}));
	}

	private void initialize(CollectionPersister persister, List<PersistentCollection<?>> collections) {
		PersistenceContext context = this.session.getPersistenceContextInternal();
		int last = collections.size() - 1;
		if (last > 0 && !persister.hasCache()) {
			CollectionBatchLoader loader = loaders().createCollectionBatchLoader(CHUNK,
					this.session.getLoadQueryInfluencers(), persister.getAttributeMapping(), this.session.getFactory());
			for (PersistentCollection<?> collection : collections.subList(0, last)) {
				if (!collection.wasInitialized()) {
					loader.load(context.getCollectionEntry(collection).getLoadedKey(), this.session);
				}
			}
		}
		collections.forEach(Hibernate::initialize);
	}

	private static @Nullable CollectionPersister persisterOf(@Nullable CollectionEntry entry) {
		return (entry != null) ? entry.getLoadedPersister() : null;
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
		EntityPersister persister = persisterOf(proxies.get(0));
		List<EntityKey> keys = proxies.stream().map(this::keyOf).filter((key) -> !context.containsEntity(key)).toList();
		with(graph, persister.getBatchSize(), () -> {
			keys.forEach(context.getBatchFetchQueue()::addBatchLoadableEntityKey);
			if (!persister.canReadFromCache()) {
				load(persister, keys);
			}
			proxies.forEach(Hibernate::initialize);
		});
	}

	@SuppressWarnings("removal") // no other signature of a loader takes its lock
	private void load(EntityPersister persister, List<EntityKey> keys) {
		EntityBatchLoader<?> loader = loaders().createEntityBatchLoader(CHUNK, persister,
				this.session.getLoadQueryInfluencers());
		for (EntityKey key : keys) {
			if (!this.session.getPersistenceContextInternal().containsEntity(key)) {
				loader.load(key.getIdentifier(), null, org.hibernate.LockOptions.NONE, null, this.session);
			}
		}
	}

	private BatchLoaderFactory loaders() {
		return this.session.getFactory().getServiceRegistry().requireService(BatchLoaderFactory.class);
	}

	private EntityKey keyOf(HibernateProxy proxy) {
		return this.session.generateEntityKey(proxy.getHibernateLazyInitializer().getInternalIdentifier(),
				persisterOf(proxy));
	}

	private EntityPersister persisterOf(HibernateProxy proxy) {
		LazyInitializer initializer = proxy.getHibernateLazyInitializer();
		return this.session.getFactory().getMappingMetamodel().getEntityDescriptor(initializer.getEntityName());
	}

	/**
	 * Let a graph hold for what is loaded. Hibernate reuses a loader that knows nothing
	 * of the graph unless the batch size of the session differs from the mapped one.
	 */
	private void with(@Nullable RootGraphImplementor<?> graph, int mapped, Runnable load) {
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
