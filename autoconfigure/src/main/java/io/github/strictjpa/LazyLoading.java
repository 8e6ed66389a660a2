package io.github.strictjpa;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A scope in which the current thread may load lazily.
 *
 * @since 0.1.0
 * @see PermitLazyLoading
 */
public final class LazyLoading {

	private static final ThreadLocal<Integer> PERMITS = new ThreadLocal<>();

	private LazyLoading() {
	}

	/**
	 * Run some code that may load lazily on this thread.
	 * @param reason why these loads are wanted, not blank
	 * @param action the code
	 * @throws IllegalArgumentException if the reason is blank
	 */
	public static void permit(String reason, Runnable action) {
		permit(reason, () -> {
			action.run();
			return true;
		});
	}

	/**
	 * Run some code that may load lazily on this thread and return its result.
	 * @param <T> the type of the result
	 * @param reason why these loads are wanted, not blank
	 * @param action the code
	 * @return its result
	 * @throws IllegalArgumentException if the reason is blank
	 */
	public static <T extends @Nullable Object> T permit(String reason, Supplier<T> action) {
		if (reason.isBlank()) {
			throw new IllegalArgumentException("LazyLoading.permit was given a blank reason: "
					+ "say why these lazy loads are wanted, as in permit(\"the report reads every page\", …)");
		}
		Integer outer = PERMITS.get();
		PERMITS.set((outer != null) ? outer + 1 : 1);
		try {
			return action.get();
		}
		finally {
			if (outer != null) {
				PERMITS.set(outer);
			}
			else {
				PERMITS.remove();
			}
		}
	}

	/**
	 * Return whether the current thread is in a permitted scope.
	 * @return {@code true} inside of {@link #permit}
	 */
	public static boolean isPermitted() {
		return PERMITS.get() != null;
	}

}
