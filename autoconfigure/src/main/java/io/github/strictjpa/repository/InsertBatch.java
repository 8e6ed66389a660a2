package io.github.strictjpa.repository;

import org.hibernate.cfg.BatchSettings;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Writes many new entities in batches, also where the application sets no batch size.
 */
final class InsertBatch {

	private static final int SIZE = 50;

	private InsertBatch() {
	}

	static void flush(SessionImplementor session) {
		Integer before = session.getJdbcBatchSize();
		boolean unset = before == null
				&& !session.getFactory().getProperties().containsKey(BatchSettings.STATEMENT_BATCH_SIZE);
		if (unset) {
			session.setJdbcBatchSize(SIZE);
		}
		try {
			session.flush();
		}
		finally {
			session.setJdbcBatchSize(before);
		}
	}

}
