package io.github.strictjpa.lazyload;

import java.util.Map;

import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.orm.jpa.EntityManagerFactoryInfo;
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
		if (session.isTransactionInProgress() || TransactionSynchronizationManager.isActualTransactionActive()) {
			return false;
		}
		for (Map.Entry<Object, Object> resource : TransactionSynchronizationManager.getResourceMap().entrySet()) {
			if (resource.getValue() instanceof EntityManagerHolder holder
					&& isOf(session.getFactory(), resource.getKey()) && holds(holder, session)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether a resource is of a persistence unit: that of another provider could
	 * not be asked for a session.
	 */
	private static boolean isOf(SessionFactoryImplementor unit, Object key) {
		return key == unit
				|| (key instanceof EntityManagerFactoryInfo info && info.getNativeEntityManagerFactory() == unit);
	}

	private static boolean holds(EntityManagerHolder holder, SessionImplementor session) {
		if (holder.isSynchronizedWithTransaction()) {
			return false;
		}
		EntityManager entityManager = holder.getEntityManager();
		return entityManager.isOpen() && entityManager.unwrap(SessionImplementor.class) == session;
	}

}
