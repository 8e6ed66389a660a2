package io.github.strictjpa.lazyload;

import java.io.Serial;

import io.github.strictjpa.LazyLoading;
import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Called by a session that holds enhanced entities before it sends a statement: Hibernate
 * has no event for the load of an attribute.
 */
final class EnhancedLoadListener implements SessionEventListener {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient EnhancedLoads loads;

	private final transient SessionImplementor session;

	EnhancedLoadListener(EnhancedLoads loads, SessionImplementor session) {
		this.loads = loads;
		this.session = session;
	}

	@Override
	public void jdbcPrepareStatementStart() {
		if (!LazyLoading.isPermitted()) {
			this.loads.beforeStatement(this.session);
		}
	}

	@Override
	public void end() {
		this.loads.forget(this.session);
	}

}
