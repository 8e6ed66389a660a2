package io.github.strictjpa.association;

import java.util.List;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;

/**
 * Compares both sides of the relationships of a persistence unit whenever Hibernate
 * flushes: after it has cascaded, before it has sent any SQL, on what is in memory.
 *
 * @since 0.1.0
 */
public final class AssociationGuard {

	/**
	 * A change of one side that Hibernate would drop or undo.
	 */
	public static final Rule LOST_ASSOCIATION_CHANGE = Rule
		.of("lost-association-change", Level.FAIL,
				"A relationship was changed on its inverse side only, which Hibernate does not write.")
		.documented();

	/**
	 * A loaded inverse side that no longer says what the owning side says.
	 */
	public static final Rule STALE_INVERSE_SIDE = Rule
		.of("stale-inverse-side", Level.WARN,
				"A relationship was changed on its owning side only, and the loaded inverse side reads wrong.")
		.documented();

	private final ViolationReporter reporter;

	private final FlushOrigin origin;

	/**
	 * Create a guard.
	 * @param reporter takes the violations
	 * @param applicationCode tells who caused a flush
	 */
	public AssociationGuard(ViolationReporter reporter, ApplicationCode applicationCode) {
		this.reporter = reporter;
		this.origin = new FlushOrigin(applicationCode);
	}

	/**
	 * Guard a persistence unit that is being built. Nothing is registered where both
	 * rules are off or no relationship has two sides.
	 * @param unit the name of the unit
	 * @param metadata its mapping
	 * @param sessionFactory the session factory that is being built
	 */
	public void guard(String unit, Metadata metadata, SessionFactoryImplementor sessionFactory) {
		List<Relationship> relationships = RelationshipFinder.find(metadata);
		if (relationships.isEmpty() || (isOff(LOST_ASSOCIATION_CHANGE) && isOff(STALE_INVERSE_SIDE))) {
			return;
		}
		FlushListener listener = new FlushListener((factory) -> new RelationshipIndex(relationships, factory),
				(disagreement) -> report(unit, disagreement));
		EventListenerRegistry registry = sessionFactory.getEventEngine().getListenerRegistry();
		registry.prependListeners(EventType.FLUSH, listener);
		registry.prependListeners(EventType.AUTO_FLUSH, listener);
		registry.prependListeners(EventType.FLUSH_ENTITY, listener);
		registry.appendListeners(EventType.MERGE, listener);
	}

	private boolean isOff(Rule rule) {
		return this.reporter.level(rule) == Level.OFF;
	}

	private void report(String unit, Disagreement disagreement) {
		if (!isOff(disagreement.rule())) {
			this.reporter.report(disagreement.toViolation(this.origin.locate()).in(unit));
		}
	}

}
