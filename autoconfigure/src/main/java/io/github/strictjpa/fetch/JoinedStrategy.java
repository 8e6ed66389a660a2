package io.github.strictjpa.fetch;

/**
 * Several strategies in one.
 */
record JoinedStrategy<T>(Class<T> type, FetchTree tree) implements FetchStrategy<T> {
}
