package io.github.strictjpa.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.internal.DefaultInitializeCollectionEventListener;
import org.hibernate.loader.ast.internal.CollectionLoaderNamedQuery;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;

/**
 * Initialises many collections or proxies in few statements. Hibernate does the work:
 * filters, soft deletion, order, queued additions, and one array parameter where the
 * database has arrays.
 * <p>
 * Collections are put into the queue from which Hibernate takes its batches, and are
 * loaded by a {@link PartLoader}, so that the graph and its chunk hold whatever batch
 * size is mapped. A collection that may be in the second-level cache, or has a loader of
 * its own, is initialised in the ordinary way. Tests pin what is not SPI: how Hibernate
 * ends the loading of a collection that is alone and empty.
 */
final class BatchQueue {

	private final SessionImplementor session;

	private final PersistenceContext context;

	BatchQueue(SessionImplementor session) {
		this.session = session;
		this.context = session.getPersistenceContextInternal();
	}

	/**
	 * Initialise some collections of the same association.
	 * @param collections collections that are not initialised
	 * @param beneath what is loaded with their elements
	 */
	void initializeCollections(List<PersistentCollection<?>> collections, FetchTree beneath) {
		List<Unloaded> unloaded = new ArrayList<>(collections.size());
		for (PersistentCollection<?> collection : collections) {
			CollectionEntry entry = this.context.getCollectionEntry(collection);
			CollectionPersister persister = (entry != null) ? entry.getLoadedPersister() : null;
			Object key = (entry != null) ? entry.getLoadedKey() : null;
			if (entry != null && persister != null && key != null) {
				unloaded.add(new Unloaded(collection, entry, persister, key));
			}
		}
		Map<CollectionPersister, List<Unloaded>> roles = unloaded.stream()
			.collect(Collectors.groupingBy(Unloaded::persister));
		roles.forEach((persister, some) -> initialize(persister, some, beneath));
	}

	private void initialize(CollectionPersister persister, List<Unloaded> collections, FetchTree beneath) {
		PartLoader loader = loader(PlanPart.of(persister.getAttributeMapping(), beneath));
		loader.during(this.session.getLoadQueryInfluencers(), () -> {
			collections.forEach((unloaded) -> this.context.getBatchFetchQueue()
				.addBatchLoadableCollection(unloaded.collection(), unloaded.entry()));
			boolean ordinary = isLoadedInTheOrdinaryWay(persister);
			for (Unloaded unloaded : collections) {
				if (ordinary) {
					Hibernate.initialize(unloaded.collection());
				}
				else if (!unloaded.collection().wasInitialized()) {
					load(loader, unloaded);
				}
			}
		});
	}

	private void load(PartLoader loader, Unloaded unloaded) {
		loader.load(unloaded.key(), this.session);
		DefaultInitializeCollectionEventListener.handlePotentiallyEmptyCollection(unloaded.collection(), this.context,
				unloaded.key(), unloaded.persister());
	}

	private static boolean isLoadedInTheOrdinaryWay(CollectionPersister persister) {
		return persister.hasCache() || (persister instanceof AbstractCollectionPersister collection
				&& collection.getCollectionLoader() instanceof CollectionLoaderNamedQuery);
	}

	/**
	 * Initialise some proxies of the same entity.
	 * @param proxies proxies that are not initialised
	 * @param beneath what is loaded with the entities
	 */
	void initializeEntities(List<HibernateProxy> proxies, FetchTree beneath) {
		if (proxies.isEmpty()) {
			return;
		}
		EntityPersister persister = persisterOf(proxies.get(0));
		List<EntityKey> keys = proxies.stream()
			.map(this::keyOf)
			.filter((key) -> !this.context.containsEntity(key))
			.toList();
		PartLoader loader = loader(PlanPart.of(persister, beneath));
		loader.during(this.session.getLoadQueryInfluencers(), () -> {
			keys.forEach(this.context.getBatchFetchQueue()::addBatchLoadableEntityKey);
			if (!persister.canReadFromCache()) {
				keys.stream()
					.filter((key) -> !this.context.containsEntity(key))
					.forEach((key) -> loader.load(key.getIdentifier(), this.session));
			}
			proxies.forEach(Hibernate::initialize);
		});
	}

	private PartLoader loader(PlanPart part) {
		return this.session.getFactory()
			.getServiceRegistry()
			.requireService(PlanLoaders.class)
			.get(part, this.session.getLoadQueryInfluencers());
	}

	private EntityKey keyOf(HibernateProxy proxy) {
		return this.session.generateEntityKey(proxy.getHibernateLazyInitializer().getInternalIdentifier(),
				persisterOf(proxy));
	}

	private EntityPersister persisterOf(HibernateProxy proxy) {
		return this.session.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(proxy.getHibernateLazyInitializer().getEntityName());
	}

	/**
	 * A collection that is to be loaded.
	 */
	private record Unloaded(PersistentCollection<?> collection, CollectionEntry entry, CollectionPersister persister,
			Object key) {
	}

}
