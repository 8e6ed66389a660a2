package io.github.strictjpa.lazyload;

import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells whether a session is only open because it was bound to the thread around a whole
 * request, as by {@code spring.jpa.open-in-view}: no transaction is there that would keep
 * it open.
 */
final class OpenInView {

	private OpenInView() {
	}

	static boolean keeps(SessionImplementor session) {
		return !session.isTransactionInProgress() && !TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.getResourceMap()
					.values()
					.stream()
					.anyMatch((resource) -> resource instanceof EntityManagerHolder holder && holds(holder, session));
	}

	private static boolean holds(EntityManagerHolder holder, SessionImplementor session) {
		if (holder.isSynchronizedWithTransaction()) {
			return false;
		}
		EntityManager entityManager = holder.getEntityManager();
		return entityManager.isOpen() && entityManager.unwrap(SessionImplementor.class) == session;
	}

}
