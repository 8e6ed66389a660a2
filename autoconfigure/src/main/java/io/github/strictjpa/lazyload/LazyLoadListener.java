package io.github.strictjpa.lazyload;

import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.InitializeCollectionEvent;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Called by Hibernate before a proxy or a collection is initialised: nothing has changed
 * by then and no SQL was sent, so that an exception leaves the session as it was.
 */
final class LazyLoadListener implements LoadEventListener, InitializeCollectionEventListener {

	private final LoadRequests requests;

	private final LazyLoadViolations violations;

	private final SessionStates sessions;

	private final LazyLoadJudge judge;

	LazyLoadListener(LoadRequests requests, LazyLoadViolations violations, SessionStates sessions,
			LazyLoadJudge judge) {
		this.requests = requests;
		this.violations = violations;
		this.sessions = sessions;
		this.judge = judge;
	}

	@Override
	public void onLoad(LoadEvent event, LoadType loadType) {
		// the one type that initialises a proxy; INTERNAL_LOAD_LAZY only creates it
		if (loadType != LoadEventListener.IMMEDIATE_LOAD || LazyLoading.isPermitted()) {
			return;
		}
		EventSource session = event.getSession();
		EntityPersister persister = event.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(event.getEntityClassName());
		EntityKey key = session.generateEntityKey(event.getEntityId(), persister);
		if (StateAtHand.includes(session, persister, key)) {
			return;
		}
		LoadRequest request = this.requests.current();
		if (request != null) {
			SessionState state = this.sessions.of(session);
			Role role = state.proxyOwners().find(session, key);
			Circumstances circumstances = Circumstances.of(session, state.proxyOwners().entryOfOwner(session, key));
			Violation load = this.violations.ofProxy(key, role, request, circumstances);
			this.judge.judge(detailed(load, key.getEntityName(), key.getIdentifier()), request, state, key,
					mayThrow(session, request));
		}
	}

	@Override
	public void onInitializeCollection(InitializeCollectionEvent event) {
		if (LazyLoading.isPermitted()) {
			return;
		}
		EventSource session = event.getSession();
		PersistentCollection<?> collection = event.getCollection();
		CollectionEntry entry = session.getPersistenceContextInternal().getCollectionEntry(collection);
		CollectionPersister persister = (entry != null) ? entry.getLoadedPersister() : null;
		Object key = (entry != null) ? entry.getLoadedKey() : null;
		// Hibernate itself says what is wrong with a collection that lacks one of them
		if (persister == null || key == null || collection.wasInitialized()) {
			return;
		}
		if (StateAtHand.includes(session, persister, key)) {
			return;
		}
		LoadRequest request = this.requests.current();
		Rule rule = (request != null && request.writes()) ? LazyLoadGuard.LAZY_WRITE : LazyLoadGuard.LAZY_LOAD;
		if (request != null && this.judge.isConcernedWith(rule)) {
			Object owner = collection.getOwner();
			Circumstances circumstances = Circumstances.of(session,
					(owner != null) ? session.getPersistenceContextInternal().getEntry(owner) : null);
			Violation load = this.violations.ofCollection(rule, persister, request, circumstances);
			this.judge.judge(detailed(load, persister.getOwnerEntityPersister().getEntityName(), key), request,
					this.sessions.of(session), key, mayThrow(session, request));
		}
	}

	/**
	 * Return a violation with the id that only an exception may tell.
	 */
	private Violation detailed(Violation load, String entity, Object id) {
		return this.judge.mayRefuse(load.rule()) ? load.withDetail(entity + "#" + id) : load;
	}

	private static boolean mayThrow(EventSource session, LoadRequest request) {
		return !request.isNested() && !isBusy(session);
	}

	/**
	 * Return whether Hibernate is in the middle of something that an exception would
	 * leave half done: a flush, a cascade, or the reading of a result.
	 */
	static boolean isBusy(SessionImplementor session) {
		PersistenceContext persistenceContext = session.getPersistenceContextInternal();
		return persistenceContext.isFlushing() || persistenceContext.getCascadeLevel() != 0
				|| !persistenceContext.isLoadFinished();
	}

}
