package io.github.strictjpa.lazyload;

import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.lazyload.EagerAssociation.Kind;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.InitializeCollectionEvent;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.PreLoadEvent;
import org.hibernate.event.spi.PreLoadEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Called by Hibernate while it reads a result, before it sends a select for an
 * association of one of the rows.
 */
final class SecondarySelectListener
		implements LoadEventListener, InitializeCollectionEventListener, PreLoadEventListener {

	private final LoadRequests requests;

	private final EagerAssociations associations;

	private final AllowedRoles allowedRoles;

	private final SessionStates sessions;

	SecondarySelectListener(LoadRequests requests, EagerAssociations associations, AllowedRoles allowedRoles,
			SessionStates sessions) {
		this.requests = requests;
		this.associations = associations;
		this.allowedRoles = allowedRoles;
		this.sessions = sessions;
	}

	@Override
	public void onLoad(LoadEvent event, LoadType loadType) {
		if ((loadType != LoadEventListener.INTERNAL_LOAD_EAGER && loadType != LoadEventListener.INTERNAL_LOAD_NULLABLE)
				|| !isReading(event.getSession())) {
			return;
		}
		EventSource session = event.getSession();
		EntityPersister persister = event.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(event.getEntityClassName());
		if (!StateAtHand.includes(session, persister, session.generateEntityKey(event.getEntityId(), persister))) {
			count(session, this.associations.subject(Kind.TO_ONE, persister));
		}
	}

	@Override
	public void onInitializeCollection(InitializeCollectionEvent event) {
		EventSource session = event.getSession();
		if (!isReading(session) || event.getCollection().wasInitialized()) {
			return;
		}
		CollectionEntry entry = session.getPersistenceContextInternal().getCollectionEntry(event.getCollection());
		CollectionPersister persister = (entry != null) ? entry.getLoadedPersister() : null;
		Object key = (entry != null) ? entry.getLoadedKey() : null;
		if (persister != null && key != null && !persister.isLazy() && !StateAtHand.includes(session, persister, key)) {
			count(session, persister.getRole());
		}
	}

	@Override
	public void onPreLoad(PreLoadEvent event) {
		EntityPersister persister = event.getPersister();
		if (this.associations.leadTo(Kind.UNIQUE_KEY, persister) && isReading(event.getSession())
				&& this.requests.isByUniqueKey()) {
			count(event.getSession(), this.associations.subject(Kind.UNIQUE_KEY, persister));
		}
	}

	private void count(EventSource session, String subject) {
		if (!this.allowedRoles.includes(subject)) {
			this.sessions.of(session).secondarySelects().add(subject, this.requests::caller);
		}
	}

	private static boolean isReading(EventSource session) {
		return !session.getPersistenceContextInternal().isLoadFinished() && !LazyLoading.isPermitted();
	}

}
