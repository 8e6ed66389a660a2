package io.github.strictjpa.lazyload;

import java.io.Serial;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * The states of the sessions of one persistence unit that have something to remember. A
 * state goes when its session ends, or with a session that is never closed.
 */
final class SessionStates {

	private final Map<SessionImplementor, SessionState> states = Collections.synchronizedMap(new WeakHashMap<>());

	private final Roles roles = new Roles();

	private final SecondarySelectViolations violations;

	SessionStates(SecondarySelectViolations violations) {
		this.violations = violations;
	}

	SessionState of(SessionImplementor session) {
		SessionState known = this.states.get(session);
		if (known != null) {
			return known;
		}
		SessionState state = new SessionState(this.roles, this.violations);
		this.states.put(session, state);
		session.addEventListeners(new Lifecycle(this, session, state));
		return state;
	}

	int size() {
		return this.states.size();
	}

	/**
	 * Called by a session when it sends a statement, and when it ends.
	 */
	private static final class Lifecycle implements SessionEventListener {

		@Serial
		private static final long serialVersionUID = 1L;

		private final transient SessionStates sessions;

		private final transient SessionImplementor session;

		private final transient SessionState state;

		Lifecycle(SessionStates sessions, SessionImplementor session, SessionState state) {
			this.sessions = sessions;
			this.session = session;
			this.state = state;
		}

		@Override
		public void jdbcPrepareStatementStart() {
			if (this.session.getPersistenceContextInternal().isLoadFinished()) {
				this.state.secondarySelects().finish();
			}
		}

		@Override
		public void transactionCompletion(boolean successful) {
			this.state.secondarySelects().finish();
		}

		@Override
		public void end() {
			this.sessions.states.remove(this.session);
			this.state.secondarySelects().finish();
		}

	}

}
