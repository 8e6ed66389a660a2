package io.github.strictjpa.lazyload;

import java.io.Serial;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one persistence unit whose finds are counted. A session goes when it
 * ends, or when nobody holds it any more.
 */
final class FindSessions {

	private final Map<SessionImplementor, FindCounts> counts = Collections.synchronizedMap(new WeakHashMap<>());

	@Nullable FindCounts known(SessionImplementor session) {
		return this.counts.get(session);
	}

	FindCounts add(SessionImplementor session, boolean late) {
		FindCounts added = new FindCounts(late);
		this.counts.put(session, added);
		session.addEventListeners(new End(this, session));
		return added;
	}

	int size() {
		return this.counts.size();
	}

	/**
	 * Forgets a session when it ends.
	 */
	private static final class End implements SessionEventListener {

		@Serial
		private static final long serialVersionUID = 1L;

		private final transient FindSessions sessions;

		private final transient SessionImplementor session;

		End(FindSessions sessions, SessionImplementor session) {
			this.sessions = sessions;
			this.session = session;
		}

		@Override
		public void end() {
			this.sessions.counts.remove(this.session);
		}

	}

}
