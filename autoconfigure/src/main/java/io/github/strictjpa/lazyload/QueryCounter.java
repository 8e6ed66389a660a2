package io.github.strictjpa.lazyload;

import java.util.Map;

import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Counts the queries of one persistence unit by session and text. The text stays in the
 * session: it may hold values.
 *
 * @since 0.1.0
 */
public final class QueryCounter {

	/**
	 * The setting of a persistence unit that holds its counter.
	 */
	static final String SETTING = "io.github.strictjpa.query-counter";

	/**
	 * The statement that this thread prepares. Hibernate tells the inspector of the unit
	 * the text and the listener of a session nothing, one after the other: an inspector
	 * of a session would know both, but Spring opens sessions without a builder that
	 * could set one. So nothing but the thread ties them together.
	 */
	private final ThreadLocal<@Nullable String> statement = new ThreadLocal<>();

	private final Attention attention = new Attention();

	private final ViolationReporter reporter;

	private final StatementCallers callers;

	private final int threshold;

	private final String persistenceUnit;

	QueryCounter(ViolationReporter reporter, StatementCallers callers, int threshold, String persistenceUnit) {
		this.reporter = reporter;
		this.callers = callers;
		this.threshold = threshold;
		this.persistenceUnit = persistenceUnit;
	}

	/**
	 * Return what makes a persistence unit tell its statements to this counter, besides
	 * the statement inspector of the application.
	 * @return settings of the unit
	 */
	public Map<String, Object> settings() {
		return Map.of(SETTING, this);
	}

	/**
	 * Count the queries of a session.
	 * @param session the session, just opened
	 */
	public void watch(SessionImplementor session) {
		session.addEventListeners(new SessionQueries(this, session));
	}

	void prepare(String sql) {
		this.statement.set(sql);
	}

	@Nullable String prepared() {
		return this.statement.get();
	}

	/**
	 * Return whether to look where a statement comes from that its session has not sent
	 * before.
	 */
	boolean isAttentive() {
		return this.attention.isPaid();
	}

	/**
	 * Count a statement by the place that it comes from.
	 * @param times how often the session has sent it
	 */
	void count(QueryTimes times) {
		StatementCaller caller = this.callers.ofQuery();
		if (caller == null || caller.origin() == null) {
			times.finish();
			return;
		}
		int count = times.add(caller.path());
		if (count == this.threshold) {
			times.finish();
			this.reporter.record(violation(caller));
		}
		else if (count == this.threshold - 1 && times.isUnplaced()) {
			this.attention.restore();
		}
	}

	private Violation violation(StatementCaller caller) {
		String method = caller.repositoryMethod();
		String subject = (method != null) ? method : caller.callSite();
		return caller.enter(Violation.of(RepetitionGuard.REPEATED_QUERY, subject,
				"%s sent %s %d times in one session: a possible loop.".formatted(caller.doer(),
						(method != null) ? "the query of " + method : "the same query", this.threshold),
				"Ask once for all values, as in where(path.in(values)), or keep the result; where the query has "
						+ "to be repeated, accept it: @SuppressViolations(rules = \"repeated-query\", "
						+ "reason = \"why\").")
			.in(this.persistenceUnit));
	}

}
