package io.github.strictjpa.lazyload;

import java.io.Serial;
import java.util.HashMap;
import java.util.Map;

import io.github.strictjpa.LazyLoading;
import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Called by a session before it sends a statement. It remembers a bounded number of
 * texts, and none that is long.
 */
final class SessionQueries implements SessionEventListener {

	static final int MAXIMUM_TEXTS = 100;

	static final int MAXIMUM_LENGTH = 10_000;

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient QueryCounter counter;

	private final transient SessionImplementor session;

	private final transient Map<String, QueryTimes> texts = new HashMap<>();

	SessionQueries(QueryCounter counter, SessionImplementor session) {
		this.counter = counter;
		this.session = session;
	}

	@Override
	public void jdbcPrepareStatementStart() {
		String text = this.counter.prepared();
		if (text == null || text.length() > MAXIMUM_LENGTH || LazyLoading.isPermitted() || isBusy()) {
			return;
		}
		QueryTimes times = this.texts.get(text);
		if (times == null && this.texts.size() < MAXIMUM_TEXTS) {
			times = new QueryTimes();
			this.texts.put(text, times);
		}
		if (times != null && !times.isFinished()) {
			this.counter.count(times);
		}
	}

	/**
	 * Return whether Hibernate sends the statement by itself: in a flush, or while it
	 * reads a result.
	 */
	private boolean isBusy() {
		PersistenceContext persistenceContext = this.session.getPersistenceContextInternal();
		return persistenceContext.isFlushing() || !persistenceContext.isLoadFinished();
	}

}
