package io.github.strictjpa.lazyload;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Called by Hibernate before an entity is found by its id: nothing has changed by then
 * and no SQL was sent.
 */
final class RepeatedFindListener implements LoadEventListener {

	private static final int READ_AT_MOST = 100;

	private final ViolationReporter reporter;

	private final StatementCallers callers;

	private final AllowedRoles allowedRoles;

	private final int threshold;

	private final FindSessions sessions;

	private final RepeatedFindViolations violations;

	private final Attention attention = new Attention();

	RepeatedFindListener(ViolationReporter reporter, StatementCallers callers, AllowedRoles allowedRoles, int threshold,
			FindSessions sessions, RepeatedFindViolations violations) {
		this.reporter = reporter;
		this.callers = callers;
		this.allowedRoles = allowedRoles;
		this.threshold = threshold;
		this.sessions = sessions;
		this.violations = violations;
	}

	@Override
	public void onLoad(LoadEvent event, LoadType loadType) {
		if (loadType != LoadEventListener.GET) {
			return;
		}
		EventSource session = event.getSession();
		boolean attentive = this.attention.isPaid();
		boolean late = session.getPersistenceContextInternal().getNumberOfManagedEntities() > 0;
		FindCounts counts = this.sessions.known(session);
		if ((counts == null && !late && !attentive) || LazyLoading.isPermitted() || !isFind(event)) {
			return;
		}
		EntityPersister persister = event.getFactory()
			.getMappingMetamodel()
			.getEntityDescriptor(event.getEntityClassName());
		EntityKey id = session.generateEntityKey(event.getEntityId(), persister);
		if (!this.allowedRoles.includes(persister.getRootEntityName())
				&& !StateAtHand.includes(session, persister, id)) {
			FindCounts known = (counts != null) ? counts : this.sessions.add(session, loaded(session, persister));
			count(session, known, persister, id, attentive);
		}
	}

	private void count(EventSource session, FindCounts counts, EntityPersister persister, EntityKey id,
			boolean attentive) {
		if (!attentive && counts.isFirst(persister.getRootEntityName(), id)) {
			return;
		}
		StatementCaller caller = this.callers.ofEvent();
		if (caller == null) {
			return;
		}
		FindCounts.Place place = new FindCounts.Place(persister.getRootEntityName(), caller.path());
		if (counts.isCompletedBy(place, id, this.threshold)) {
			report(session, this.violations.of(persister, caller, this.threshold), caller.isNested());
			counts.complete(place);
		}
		else if (counts.add(place, id, this.threshold)) {
			this.attention.restore();
		}
	}

	/**
	 * Return the entities that a session may have found before: those it has. Of many it
	 * is taken for granted that the one at hand is among them, as reading them all would
	 * take longer than a look at the stack.
	 */
	private static Collection<String> loaded(EventSource session, EntityPersister found) {
		PersistenceContext context = session.getPersistenceContextInternal();
		if (context.getNumberOfManagedEntities() > READ_AT_MOST) {
			return Set.of(found.getRootEntityName());
		}
		return Stream.of(context.reentrantSafeEntityEntries())
			.map((managed) -> managed.getValue().getPersister().getRootEntityName())
			.collect(Collectors.toSet());
	}

	private void report(EventSource session, Violation violation, boolean nested) {
		if (nested || LazyLoadListener.isBusy(session)) {
			this.reporter.record(violation);
		}
		else {
			this.reporter.report(violation);
		}
	}

	/**
	 * Return whether the application wants an entity: a merge looks for its row too, and
	 * whoever locks one needs a statement for it.
	 */
	private static boolean isFind(LoadEvent event) {
		return !event.getLockOptions().getLockMode().greaterThan(LockMode.READ)
				&& event.getSession().getLoadQueryInfluencers().getEnabledCascadingFetchProfile() == null;
	}

}
