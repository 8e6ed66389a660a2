package io.github.strictjpa.lazyload;

import io.github.strictjpa.Violation;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells a load that is possible only because {@code spring.jpa.open-in-view} keeps the
 * session open: no transaction is running.
 */
final class OpenInView {

	private OpenInView() {
	}

	/**
	 * Return the violation, and say so where it happens in a session that is kept open.
	 */
	static Violation mention(Violation load, SessionImplementor session) {
		if (!keepsOpen(session)) {
			return load;
		}
		return new Violation(load.rule(), load.subject(), load.origin(), load.entryPoint(), load.persistenceUnit(),
				load.message() + " No transaction is running: spring.jpa.open-in-view has kept the session open.",
				load.fix(), load.detail());
	}

	private static boolean keepsOpen(SessionImplementor session) {
		return !TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.getResourceMap()
					.values()
					.stream()
					.anyMatch((resource) -> resource instanceof EntityManagerHolder holder
							&& holder.getEntityManager().unwrap(SessionImplementor.class) == session);
	}

}
