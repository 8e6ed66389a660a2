package io.github.strictjpa.session;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;

/**
 * The rules of sessions. They stand apart from the checks, whose classes need what an
 * application may not have, such as the Servlet API.
 *
 * @since 0.1.0
 */
public final class SessionRules {

	/**
	 * The EntityManager stays open until the response is written.
	 */
	public static final Rule OPEN_IN_VIEW = Rule
		.of("open-in-view", Level.FAIL, "The EntityManager stays open until the response is written.")
		.documented();

	private SessionRules() {
	}

}
