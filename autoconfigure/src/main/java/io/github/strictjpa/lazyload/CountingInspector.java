package io.github.strictjpa.lazyload;

import java.io.Serial;

import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Tells a {@link QueryCounter} what is sent, and leaves the statement to the inspector of
 * the application: what it adds may differ each time.
 */
final class CountingInspector implements StatementInspector {

	@Serial
	private static final long serialVersionUID = 1L;

	private final @Nullable StatementInspector application;

	/**
	 * Absent in a session that was serialised.
	 */
	private final transient @Nullable QueryCounter counter;

	CountingInspector(@Nullable StatementInspector application, QueryCounter counter) {
		this.application = application;
		this.counter = counter;
	}

	@Override
	public @Nullable String inspect(String sql) {
		if (this.counter != null) {
			this.counter.prepare(sql);
		}
		return (this.application != null) ? this.application.inspect(sql) : sql;
	}

}
