package io.github.strictjpa.lazyload;

/**
 * What is remembered of a session from its first lazy load on.
 */
final class SessionState {

	private final ProxyOwners proxyOwners = new ProxyOwners();

	ProxyOwners proxyOwners() {
		return this.proxyOwners;
	}

}
