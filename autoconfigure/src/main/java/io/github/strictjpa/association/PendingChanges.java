package io.github.strictjpa.association;

import java.io.Serializable;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import org.hibernate.FlushMode;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Foretells whether Hibernate will write anything before a query. It asks the same
 * question as {@code DefaultAutoFlushEventListener} does after it has prepared all
 * statements, and is only asked where sides disagree.
 */
final class PendingChanges {

	private final EventSource session;

	private final PersistenceContext persistenceContext;

	private final @Nullable Set<String> tables;

	PendingChanges(EventSource session, @Nullable Set<String> tables) {
		this.session = session;
		this.persistenceContext = session.getPersistenceContextInternal();
		this.tables = tables;
	}

	boolean areFlushed() {
		return this.tables == null || this.session.getHibernateFlushMode() == FlushMode.ALWAYS
				|| this.session.getActionQueue().areTablesToBeUpdated(this.tables) || hasDirtyEntity()
				|| hasDirtyCollection();
	}

	private boolean hasDirtyEntity() {
		Iterator<Object> entities = this.persistenceContext.managedEntitiesIterator();
		while (entities.hasNext()) {
			Object entity = entities.next();
			EntityEntry entry = this.persistenceContext.getEntry(entity);
			if (entry != null && entry.getStatus() == Status.MANAGED && touches(entry.getPersister().getQuerySpaces())
					&& isDirty(entity, entry)) {
				return true;
			}
		}
		return false;
	}

	private boolean isDirty(Object entity, EntityEntry entry) {
		EntityPersister persister = entry.getPersister();
		Object[] state = entry.getLoadedState();
		return state != null && entry.requiresDirtyCheck(entity)
				&& persister.findDirty(persister.getValues(entity), state, entity, this.session) != null;
	}

	private boolean hasDirtyCollection() {
		Map<PersistentCollection<?>, CollectionEntry> entries = this.persistenceContext.getCollectionEntries();
		return entries != null && entries.keySet().stream().anyMatch(this::isDirty);
	}

	private boolean isDirty(PersistentCollection<?> collection) {
		String role = collection.getRole();
		if (role == null || (!collection.isDirty() && collection.getKey() != null)) {
			return false;
		}
		CollectionPersister persister = this.session.getFactory().getMappingMetamodel().getCollectionDescriptor(role);
		return touches(persister.getCollectionSpaces())
				|| (persister.isVersioned() && touches(persister.getOwnerEntityPersister().getQuerySpaces()));
	}

	private boolean touches(Serializable[] spaces) {
		for (Serializable space : spaces) {
			if (this.tables != null && this.tables.contains(space.toString())) {
				return true;
			}
		}
		return false;
	}

}
