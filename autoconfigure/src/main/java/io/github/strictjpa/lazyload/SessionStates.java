package io.github.strictjpa.lazyload;

import java.io.Serial;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * The states of the sessions that have loaded lazily. A state goes when its session ends,
 * or with a session that is never closed.
 */
final class SessionStates {

	private final Map<SessionImplementor, SessionState> states = Collections.synchronizedMap(new WeakHashMap<>());

	SessionState of(SessionImplementor session) {
		SessionState known = this.states.get(session);
		if (known != null) {
			return known;
		}
		SessionState state = new SessionState();
		this.states.put(session, state);
		session.addEventListeners(new Release(() -> this.states.remove(session)));
		return state;
	}

	int size() {
		return this.states.size();
	}

	/**
	 * Called when a session ends.
	 */
	private static final class Release implements SessionEventListener {

		@Serial
		private static final long serialVersionUID = 1L;

		private final transient Runnable action;

		Release(Runnable action) {
			this.action = action;
		}

		@Override
		public void end() {
			this.action.run();
		}

	}

}
