package io.github.strictjpa.lazyload;

import java.io.Serial;
import java.util.HashMap;
import java.util.Map;

import io.github.strictjpa.LazyLoading;
import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

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

	/**
	 * The one statement so far, which nobody has looked at: most sessions need no map.
	 */
	private transient @Nullable String only;

	private transient Map<String, QueryTimes> texts = Map.of();

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
		QueryTimes times = this.texts.isEmpty() ? first(text) : known(text);
		if (times != null && !times.isFinished()) {
			this.counter.count(times);
		}
	}

	/**
	 * Return what to count a statement in, or {@code null} where the session has not sent
	 * it before and nobody looks where it comes from.
	 */
	private @Nullable QueryTimes first(String text) {
		if (this.only == null && !this.counter.isAttentive()) {
			this.only = text;
			return null;
		}
		this.texts = new HashMap<>();
		if (this.only == null) {
			return add(text, false);
		}
		add(this.only, true);
		return known(text);
	}

	private @Nullable QueryTimes known(String text) {
		QueryTimes times = this.texts.get(text);
		if (times != null || this.texts.size() >= MAXIMUM_TEXTS) {
			return times;
		}
		boolean attentive = this.counter.isAttentive();
		QueryTimes added = add(text, !attentive);
		return attentive ? added : null;
	}

	private QueryTimes add(String text, boolean unplaced) {
		QueryTimes times = new QueryTimes(unplaced);
		this.texts.put(text, times);
		return times;
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
