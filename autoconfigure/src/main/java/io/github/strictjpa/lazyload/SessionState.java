package io.github.strictjpa.lazyload;

/**
 * What is remembered of a session from its first lazy load on.
 *
 * @param proxyOwners who holds its proxies
 * @param loads the lazy loads of each role and place
 */
record SessionState(ProxyOwners proxyOwners, Repetitions loads) {

	SessionState() {
		this(new ProxyOwners(), new Repetitions());
	}

}
