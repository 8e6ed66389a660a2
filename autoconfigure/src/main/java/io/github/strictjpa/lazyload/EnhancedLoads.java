package io.github.strictjpa.lazyload;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.PreLoadEvent;
import org.hibernate.event.spi.PreLoadEventListener;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Watches the statements of sessions from the moment on at which they hold an entity that
 * is enhanced for lazy loading. A session without one is left alone, as is a persistence
 * unit without such entities.
 */
final class EnhancedLoads implements PreLoadEventListener, LoadEventListener {

	private final LoadRequests requests;

	private final LazyLoadViolations violations;

	private final SessionStates sessions;

	private final LazyLoadJudge judge;

	private final Set<SessionImplementor> watched = Collections
		.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	EnhancedLoads(LoadRequests requests, LazyLoadViolations violations, SessionStates sessions, LazyLoadJudge judge) {
		this.requests = requests;
		this.violations = violations;
		this.sessions = sessions;
		this.judge = judge;
	}

	@Override
	public void onPreLoad(PreLoadEvent event) {
		if (event.getPersister().hasLazyProperties()) {
			watch(event.getSession());
		}
	}

	@Override
	public void onLoad(LoadEvent event, LoadType loadType) {
		EntityPersister persister = event.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(event.getEntityClassName());
		if (persister.getBytecodeEnhancementMetadata().isEnhancedForLazyLoading()) {
			watch(event.getSession());
		}
	}

	/**
	 * Judge a statement that is about to be sent, if it is that of an attribute.
	 * @throws ViolationException if it is refused
	 */
	void beforeStatement(SessionImplementor session) {
		EnhancedLoad load = this.requests.currentEnhanced();
		if (load == null) {
			return;
		}
		LoadRequest request = load.request();
		Rule rule = request.writes() ? LazyLoadGuard.LAZY_WRITE : LazyLoadGuard.LAZY_LOAD;
		if (!this.judge.isConcernedWith(rule)) {
			return;
		}
		SessionState state = this.sessions.of(session);
		EnhancedTarget target = EnhancedTarget.of(load, session, state.proxyOwners());
		Circumstances circumstances = Circumstances.of(session, EnhancedOwners.loadedBy(session, load, target));
		Violation violation = this.violations.ofEnhanced(rule, target, request, circumstances);
		// the setter of a reference leaves it broken for good if it does not end
		boolean mayThrow = !request.writes() && !request.isNested() && !LazyLoadListener.isBusy(session);
		this.judge.judge(violation, request, state, new Object(), mayThrow);
	}

	void forget(SessionImplementor session) {
		this.watched.remove(session);
	}

	private void watch(SessionImplementor session) {
		if (this.watched.add(session)) {
			session.addEventListeners(new EnhancedLoadListener(this, session));
		}
	}

}
