package io.github.strictjpa.lazyload;

import io.github.strictjpa.Origin;
import io.github.strictjpa.Violation;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of a lazy load.
 *
 * @param openInView whether the session is only open thanks to open-in-view
 * @param loadedBy the line that loaded the owner, or {@code null} where it is unknown
 */
record Circumstances(boolean openInView, @Nullable Origin loadedBy) {

	private static final Circumstances NONE = new Circumstances(false, null);

	static Circumstances of(SessionImplementor session, @Nullable EntityEntry owner) {
		return of(session, LoadOrigin.of(owner));
	}

	static Circumstances of(SessionImplementor session, @Nullable Origin loadedBy) {
		boolean openInView = OpenInView.keeps(session);
		return (openInView || loadedBy != null) ? new Circumstances(openInView, loadedBy) : NONE;
	}

	/**
	 * Return a violation that says so too.
	 */
	Violation addTo(Violation violation) {
		if (!this.openInView && this.loadedBy == null) {
			return violation;
		}
		String message = violation.message();
		String fix = violation.fix();
		if (this.loadedBy != null) {
			message += " Its owner was loaded by %s.".formatted(this.loadedBy);
		}
		if (this.openInView) {
			message += " The session was open without a transaction, thanks to open-in-view.";
			fix += " Then set spring.jpa.open-in-view=false: without it, this is a LazyInitializationException.";
		}
		return Violation.of(violation.rule(), violation.subject(), message, fix)
			.at(violation.origin())
			.in(violation.persistenceUnit());
	}

}
