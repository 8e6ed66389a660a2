package io.github.strictjpa.repository;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityHolder;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Managed entities whose rows a statement has deleted. They are detached, and taken out
 * of the collections that are loaded: a cascade from there would fail at the next flush.
 */
final class DeletedEntities {

	private final SessionImplementor session;

	private final PersistenceContext context;

	private final Set<Object> entities = Collections.newSetFromMap(new IdentityHashMap<>());

	DeletedEntities(SessionImplementor session, Collection<?> entities) {
		this.session = session;
		this.context = session.getPersistenceContextInternal();
		this.entities.addAll(entities);
	}

	void forget() {
		Map<PersistentCollection<?>, CollectionEntry> collections = this.context.getCollectionEntries();
		if (collections != null) {
			collections.forEach(this::takeOut);
		}
		Detachment detachment = new Detachment(this.session);
		for (Object entity : this.entities) {
			EntityEntry entry = this.context.getEntry(entity);
			EntityHolder holder = (entry != null) ? this.context.getEntityHolder(entry.getEntityKey()) : null;
			if (holder != null) {
				detachment.detach(holder);
			}
		}
	}

	private void takeOut(PersistentCollection<?> collection, CollectionEntry entry) {
		if (!collection.wasInitialized()) {
			return;
		}
		Collection<?> elements = (collection instanceof Map<?, ?> map) ? map.values()
				: (collection instanceof Collection<?> list) ? list : Set.of();
		if (elements.removeIf(this.entities::contains)) {
			entry.postInitialize(collection, this.session);
			collection.clearDirty();
		}
	}

}
