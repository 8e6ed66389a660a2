package io.github.strictjpa.lazyload;

import java.io.Serial;
import java.util.Collection;
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

	/**
	 * How many they are, written under the lock of the map: mostly none, and then no find
	 * has to take that lock.
	 */
	private volatile int size;

	@Nullable FindCounts known(SessionImplementor session) {
		return (this.size > 0) ? this.counts.get(session) : null;
	}

	FindCounts add(SessionImplementor session, Collection<String> loaded) {
		FindCounts added = new FindCounts(loaded);
		synchronized (this.counts) {
			this.counts.put(session, added);
			this.size = this.counts.size();
		}
		session.addEventListeners(new End(this, session));
		return added;
	}

	int size() {
		return this.counts.size();
	}

	private void remove(SessionImplementor session) {
		synchronized (this.counts) {
			this.counts.remove(session);
			this.size = this.counts.size();
		}
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
			this.sessions.remove(this.session);
		}

	}

}
