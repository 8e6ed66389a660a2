package io.github.strictjpa.autoconfigure;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.function.Function;

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
		return first(EntryPoints::current);
	}

	@Override
	public @Nullable String current(List<StackFrame> applicationFrames) {
		return first((delegate) -> delegate.current(applicationFrames));
	}

	/**
	 * Only the first one can tell: another has to wait for what those before it find.
	 */
	@Override
	public @Nullable String currentWithoutStack() {
		return this.delegates.isEmpty() ? null : this.delegates.get(0).currentWithoutStack();
	}

	private @Nullable String first(Function<EntryPoints, @Nullable String> question) {
		for (EntryPoints delegate : this.delegates) {
			String entryPoint = question.apply(delegate);
			if (entryPoint != null) {
				return entryPoint;
			}
		}
		return null;
	}

}
