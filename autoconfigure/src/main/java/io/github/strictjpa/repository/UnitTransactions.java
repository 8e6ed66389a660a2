package io.github.strictjpa.repository;

import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions in which a repository works.
 */
final class UnitTransactions {

	private final String repository;

	private final EntityManager entityManager;

	private final Supplier<PlatformTransactionManager> transactionManager;

	private final PersistenceExceptionTranslator exceptionTranslator;

	/**
	 * Create an instance.
	 * @param repository the name of the repository, for messages
	 * @param entityManager the shared entity manager of the unit
	 * @param transactionManager the transaction manager of the unit, asked for only where
	 * there is no transaction
	 * @param exceptionTranslator turns exceptions of the unit into those of Spring
	 */
	UnitTransactions(String repository, EntityManager entityManager,
			Supplier<PlatformTransactionManager> transactionManager,
			PersistenceExceptionTranslator exceptionTranslator) {
		this.repository = repository;
		this.entityManager = entityManager;
		this.transactionManager = transactionManager;
		this.exceptionTranslator = exceptionTranslator;
	}

	/**
	 * Read in the transaction at hand, else in a read-only one. An exception does not
	 * mark the transaction at hand for a rollback.
	 */
	<R extends @Nullable Object> R read(Supplier<R> work) {
		try {
			return isInTransaction() ? work.get() : readInTransactionOfItsOwn(work);
		}
		catch (RuntimeException ex) {
			throw DataAccessUtils.translateIfNecessary(ex, this.exceptionTranslator);
		}
	}

	/**
	 * Check that there is a transaction at hand.
	 * @param operation what is to be done, for the message
	 */
	void require(String operation) {
		if (!isInTransaction()) {
			throw new InvalidDataAccessApiUsageException(
					"%s.%s needs a transaction of its persistence unit: call it from a method with @Transactional."
						.formatted(this.repository, operation));
		}
	}

	/**
	 * Return whether the unit has a transaction at hand. The entity manager that
	 * open-in-view keeps for a request is in the transaction of a service and denies it:
	 * the session beneath knows.
	 */
	private boolean isInTransaction() {
		return this.entityManager.isJoinedToTransaction() || (TransactionSynchronizationManager
			.getResource(this.entityManager.getEntityManagerFactory()) instanceof EntityManagerHolder holder
				&& holder.getEntityManager().unwrap(SharedSessionContractImplementor.class).isTransactionInProgress());
	}

	private <R extends @Nullable Object> R readInTransactionOfItsOwn(Supplier<R> work) {
		TransactionTemplate template = new TransactionTemplate(this.transactionManager.get());
		template.setReadOnly(true);
		return template.execute((status) -> {
			if (!isInTransaction()) {
				throw new InvalidDataAccessApiUsageException(("The transaction manager of %s does not belong to its "
						+ "persistence unit. Name the right one: @EnableJpaRepositories(transactionManagerRef = …).")
					.formatted(this.repository));
			}
			return work.get();
		});
	}

}
