package io.github.strictjpa.autoconfigure;

import java.util.List;

import io.github.strictjpa.EntryPoints;
import org.jspecify.annotations.Nullable;

/**
 * Asks several {@link EntryPoints} until one of them knows.
 */
final class FirstEntryPoint implements EntryPoints {

	private final List<EntryPoints> delegates;

	FirstEntryPoint(List<EntryPoints> delegates) {
		this.delegates = List.copyOf(delegates);
	}

	@Override
	public @Nullable String current() {
		for (EntryPoints delegate : this.delegates) {
			String entryPoint = delegate.current();
			if (entryPoint != null) {
				return entryPoint;
			}
		}
		return null;
	}

}
