package io.github.strictjpa.migration;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets through of a callback only what prepares a connection, as by a role or a search
 * path.
 *
 * @param delegate the callback of the application
 */
record ConnectingCallback(Callback delegate) implements Callback {

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_CONNECT && this.delegate.supports(event, context);
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return this.delegate.canHandleInTransaction(event, context);
	}

	@Override
	public void handle(Event event, Context context) {
		this.delegate.handle(event, context);
	}

	@Override
	public String getCallbackName() {
		return this.delegate.getCallbackName();
	}

}
