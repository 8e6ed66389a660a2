package io.github.strictjpa.lazyload;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is loaded again and again in one session, by distinct ids. It holds no more
 * ids than the threshold for each subject and call site.
 *
 * @param <K> what is loaded, and the call site
 */
final class Repetitions<K> {

	private static final Set<Object> COMPLETE = Set.of();

	private final Map<K, Set<Object>> ids = new HashMap<>();

	/**
	 * Return whether a load is the one that makes as many as the threshold.
	 */
	synchronized boolean isCompletedBy(K key, Object id, int threshold) {
		Set<Object> known = this.ids.getOrDefault(key, COMPLETE);
		return known.size() == threshold - 1 && !known.contains(id);
	}

	synchronized void add(K key, Object id) {
		Set<Object> known = this.ids.computeIfAbsent(key, (unused) -> new HashSet<>());
		if (known != COMPLETE) {
			known.add(id);
		}
	}

	/**
	 * Count no more.
	 */
	synchronized void complete(K key) {
		this.ids.put(key, COMPLETE);
	}

	/**
	 * What is loaded, and the call site.
	 */
	record Key(String subject, @Nullable String className, @Nullable String methodName) {

		static Key of(String subject, LoadRequest request) {
			Origin origin = request.origin();
			return (origin != null) ? new Key(subject, origin.className(), origin.methodName())
					: new Key(subject, request.entryPoint(), null);
		}

	}

}
