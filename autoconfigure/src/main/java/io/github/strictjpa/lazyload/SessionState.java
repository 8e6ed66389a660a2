package io.github.strictjpa.lazyload;

/**
 * What is remembered of a session from the first load on that concerns a rule.
 *
 * @param proxyOwners who holds its proxies
 * @param loads the lazy loads of each role and place
 * @param secondarySelects the selects that the running query is followed by
 */
record SessionState(ProxyOwners proxyOwners, Repetitions<Repetitions.Key> loads, SecondarySelects secondarySelects) {

	SessionState(Roles roles, SecondarySelectViolations violations) {
		this(new ProxyOwners(roles), new Repetitions<>(), new SecondarySelects(violations));
	}

}
